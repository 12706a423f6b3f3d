/** What the BFF says to the browser beside Zoom's own answers. Times are epoch milliseconds. */

/** `GET /api/session` */
export interface SessionInfo {
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    readonly roleName: string;
  };
  readonly connections: {
    /** The person's own grant; paths use `me` for userId. `scopes` are those Zoom granted. */
    readonly me: { readonly scopes: readonly string[] };
    readonly account: AccountConnection;
  };
  /** The roles that the person holds, which pages ask what to show; as last known while Zoom cannot be asked. */
  readonly access: HoldingsInfo;
  /** Who has taken every right for an hour that still lasts: one's own, and everyone's to those who give roles; left out where there is none. */
  readonly brokenGlass?: readonly BrokenGlass[] | undefined;
  /** True when the upstream is the local sandbox. */
  readonly isSandbox: boolean;
  readonly expiresAtMs: number;
}

export interface BrokenGlass {
  readonly byName: string;
  readonly reason: string;
  readonly untilMs: number;
  readonly isOwn: boolean;
}

/** Roles over channels, each role once; see `domain/access/packed.ts`. */
export interface HoldingsInfo {
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly rights: readonly string[];
    /** Those of them that, over channels of one's own, need one to be the owner. */
    readonly ofOwners?: readonly string[] | undefined;
  }[];
  readonly holdings: readonly {
    readonly roleId: string;
    readonly set: ChannelSetInfo;
    /** Null where it has no end. */
    readonly untilMs: number | null;
    /** Why the person holds it. */
    readonly by: "zoom" | "everybody" | "grant" | "group" | "break-glass";
  }[];
}

/** As `domain/access/channel-set.ts` has it. */
type ChannelSetInfo =
  | { of: "all" }
  | { of: "spaces"; spaceIds: string[] }
  | { of: "name"; pattern: string }
  | { of: "list"; channelIds: string[] }
  | { of: "own"; as: "owner" | "leader" };

/** What stands behind the account connection: an app by itself, or one for whoever connected the account with it. */
export type AccountAppKind = "server-to-server" | "admin-managed";

/** The account-level grant; what somebody may do through it follows from their roles. */
export type AccountConnection =
  /** The console has none. */
  | { readonly is: "none" }
  /** Nobody can say what the person holds: Zoom cannot be asked, and it is not known from before. */
  | { readonly is: "unavailable"; readonly trouble: AccountTrouble }
  | {
      readonly is: "there";
      readonly app: AccountAppKind;
      /** What is wrong with it just now; the roles are those last known then. */
      readonly trouble?: AccountTrouble;
      /** Whose name Zoom shows for what is done through it; left out while that is not known. */
      readonly actsAs?: string;
      /** There is an inventory of the account. */
      readonly hasInventory?: true;
      /** Whether all of it has been read at least once. */
      readonly isInventoryWhole?: boolean;
    };

/** Why the account connection cannot be used just now. */
export type AccountTrouble =
  /** Zoom does not accept the client id or secret of the server-to-server app. */
  | "client_refused"
  /** Zoom gives the app no token for another reason: it is not active, or not of this account. */
  | "app_refused"
  /** Zoom does not accept the client id or secret of the admin-managed app. */
  | "admin_client_refused"
  /** No administrator has connected the admin-managed app, or one has disconnected it. */
  | "not_connected"
  /** Zoom no longer accepts what an administrator granted. */
  | "grant_ended"
  /** The app lacks a scope to read people and their roles. */
  | "missing_scope"
  | "unreachable"
  /** No answer yet; it is still waited for. */
  | "slow"
  | "rate_limited"
  /** Another refusal of Zoom. */
  | "refused";

/** Name of a connection in `/api/zoom/{connection}/…`. */
export type ConnectionName = "me" | "account";

/**
 * Where the BFF serves the picture of a custom emoji, as `image/png`, `image/jpeg` or `image/gif`, always through the
 * person's own connection. Zoom's refusals and the BFF's own failures come as for Zoom's operations.
 */
export const emojiPicturePath = (fileId: string): string => `/api/emoji/${encodeURIComponent(fileId)}/picture`;

/**
 * Where a change's pictures are sent before it is planned: the bytes as they are, as `image/png`, `image/jpeg` or
 * `image/gif`. Kept for whoever sent it, for some hours, and then for as long as a change names it.
 */
export const stagedFilesPath = "/api/staged-files";

/** Answer to `POST /api/staged-files`, 201. */
export interface StagedFileInfo {
  readonly id: string;
}

/** Query parameter of a picture that stands for `PERSON_HEADER`, which an image of a page cannot send. */
export const PERSON_PARAM = "person";

/** Query parameter of a file by which the page that asked for it knows what is told of it: see `FileEvent`. */
export const FILE_PARAM = "file";

/** Body of every failure of the BFF's own. Zoom's errors pass unchanged and have a number for `code`. */
export interface BffError {
  readonly code: BffErrorCode;
  /** A sentence for the person: what happened, what to do. */
  readonly message: string;
  readonly requestId: string;
  readonly retryAfterMs?: number;
}

export type BffErrorCode =
  /** 401: no session, or it ended or idled out. */
  | "session_required"
  /** 401: Zoom no longer accepts the grant; sign in again. */
  | "grant_revoked"
  /** 409: the page belongs to somebody else than who is signed in in this browser by now; see `PERSON_HEADER`. */
  | "other_person"
  /** 409: what was to be changed has been changed since it was looked at; `message` says by whom and what to do. */
  | "outdated"
  /** 403: the request did not come from the console's own pages. */
  | "forbidden_origin"
  /** 403: the person's role does not allow this operation on this connection. */
  | "forbidden_role"
  /** 403: an operation that changes something, below `/api/zoom`; changes are made under `/api/changes`. */
  | "reads_only"
  /** 503: the account connection cannot be used just now; `message` says why. */
  | "account_unavailable"
  /** 503: Zoom does not accept the client id or secret of the app people sign in with. */
  | "app_refused"
  /** 404: not an operation of the contract, or not one of the BFF's routes. */
  | "unknown_operation"
  /** 404: a change, or something else the console keeps, that is not there or not for this person to see. */
  | "not_found"
  /** 404: what Zoom has for an emoji is no picture that can be shown. */
  | "no_picture"
  /** 400: a parameter or body the contract does not allow. */
  | "invalid_request"
  /** 400: somebody else's ID on one's own connection, or `me` on that of the account; `message` says what to do. */
  | "me_rule"
  /** 413 */
  | "body_too_large"
  /** 507: what the console keeps is as much as it may be. */
  | "no_room"
  /** 429: held back before Zoom's limit; `retryAfterMs` says how long. */
  | "rate_limited"
  /** 502: Zoom could not be reached, or broke off while it was only read; nothing was changed. */
  | "upstream_unreachable"
  /** 502: Zoom broke off before it had answered; what was to be changed may have been. */
  | "upstream_broken_off"
  /** 504: Zoom did not answer in time; what was to be changed may have been. */
  | "upstream_timeout"
  /** 503: starting, stopping, or the database is away. */
  | "unavailable"
  /** 500 */
  | "internal";

/** `error` of `/sign-in?error=…&return_to=…`, where the BFF sends a browser whose sign-in did not succeed. */
export type SignInError =
  /** The person said no at Zoom, or Zoom would not let them grant. */
  | "denied"
  /** The return fits no sign-in begun in this browser within the last ten minutes. */
  | "expired"
  /** The app lacks the scope to tell who signs in. */
  | "missing_scope"
  /** Who signed in belongs to another Zoom account than the one the console is for. */
  | "other_account"
  /** The console is for some of the account, and whoever signed in is none of them. */
  | "not_admitted"
  /** The same, and whether they are could not be found out. */
  | "admission_unknown"
  /** Zoom does not accept the client id or secret of the app people sign in with. */
  | "app_refused"
  /** The redirect address of that app is another one at Zoom. */
  | "wrong_redirect"
  /** The console's database is away. */
  | "unavailable"
  /** Zoom could not be reached or did not accept the code. */
  | "failed";

/** `POST /auth/sign-out`; answers the same without a session. */
export interface SignOutResult {
  /** True when this was the person's last session and Zoom has revoked the grant; false too while Zoom takes long. */
  readonly isGrantRevoked: boolean;
}

/** What one change does to some things each: a period for each group of channels, a name for each group of people. */
export const MOST_PARTS = 500;

/** Header every state-changing request of the browser carries; its value is `1`. */
export const REQUEST_HEADER = "x-channelkeeper";

/**
 * User ID of the person a page belongs to. The page sends it with every request once it knows. Answers to requests
 * without it carry that of the session.
 */
export const PERSON_HEADER = "x-channelkeeper-person";

/** Plans, and the changes that they become; one of them below it by its ID. */
export const changesPath = "/api/changes";

/** The account connection: how it is, connecting, and disconnecting; see `domain/access/connection.ts`. */
export const connectionPath = "/api/access/connection";

/** The stream that tells of them. */
export const eventsPath = "/api/events";

/** The audit trail: its entries, one of them by its number, `chain` and `export.csv` below it. */
export const auditPath = "/api/audit";

/** What a help desk asks of people. */
export const helpDeskPath = "/api/help-desk";

/** What the console knows of the account; see docs/ARCHITECTURE.md. */
export const inventoryPath = "/api/inventory";

/** What the grants were given; see `domain/doctor/`. */
export const doctorPath = "/api/doctor";

/** Why somebody cannot do something in a channel; see `domain/diagnosis/`. */
export const helpPath = "/api/help";

/** The guide through the first connection; `tests` below it. */
export const setupPath = "/api/setup";

/** Many things looked up by one request, as `people` below it; see `domain/look-ups/`. */
export const lookUpsPath = "/api/look-ups";

/** Lists as files, such as `channels.csv`. */
export const exportsPath = "/api/exports";
