// What the BFF says of access, under `/api/access`. Times are epoch milliseconds.
import type { HoldingsInfo } from "../../contract/bff.ts";
import type { Holding } from "./can.ts";
import type { ChannelFacts } from "./channel-set.ts";
import type { Entry, GrantEntry, ProtectedEntry, RoleEntry } from "./given.ts";
import type { Right } from "./rights.ts";
import type { Role } from "./role.ts";

/** `GET /api/access` */
export interface AccessOverview {
  readonly builtIn: readonly Role[];
  readonly roles: readonly RoleEntry[];
  readonly grants: readonly GrantEntry[];
  readonly protected: readonly ProtectedEntry[];
  readonly changes: readonly AccessChangeInfo[];
  readonly names: NamesInSets;
  /** Owners and administrators of the account, as the inventory knows them; the first of them where they are many. */
  readonly byZoomRole: readonly { readonly userId: string; readonly name: string; readonly isOwner: boolean }[];
  /** Only what they can give and take is shown to whoever gives roles over some channels alone. */
  readonly isPart: boolean;
}

/** What the channels and spaces of sets are called, by their IDs, as far as whoever asks sees them. */
export interface NamesInSets {
  readonly channels: Readonly<Record<string, string>>;
  readonly spaces: Readonly<Record<string, string>>;
}

export interface AccessChangeInfo {
  readonly id: string;
  readonly atMs: number;
  readonly byUserId: string;
  readonly byName: string;
  readonly before: Entry | null;
  readonly after: Entry | null;
  /** The change that this one takes back. */
  readonly undoOf: string | null;
}

/** Event `access` of the stream: who may do what is another by now. */
export interface AccessEvent {
  /** Somebody took every right for a time; told to those who give roles. */
  readonly broken?: { readonly byName: string; readonly reason: string; readonly untilMs: number };
  /** The account is connected otherwise than it was; told to the same. */
  readonly connection?: {
    readonly is: "connected" | "replaced" | "disconnected" | "ended";
    /** Who did so, or whose grant it was. */
    readonly byName: string;
  };
}

/** `GET /api/access/people/:userId`, with `?channel=` also of that channel. */
export interface PersonAccess {
  readonly holdings: readonly Holding[];
  /** By right; those that a channel was not asked about for are of anything at all. */
  readonly rights: readonly {
    readonly right: Right;
    readonly words: string;
    readonly isAllowed: boolean;
    /** Which of the holdings allow it, by their places. */
    readonly by: readonly number[];
    /** Why not, as a sentence: to whoever it is about, or of them to somebody else. */
    readonly why: string | null;
  }[];
  /** Of the sets that the holdings are over. */
  readonly names: NamesInSets;
}

/** `GET /api/access/channels/:channelId` */
export interface ChannelAccess {
  readonly isProtected: boolean;
  /** What was given over it. */
  readonly grants: readonly GrantEntry[];
  /** Who owns or administers it, as far as the inventory knows. */
  readonly leaders: readonly { readonly userId: string; readonly name: string; readonly role: "owner" | "admin" }[];
  /** Roles that follow from roles at Zoom and reach it. */
  readonly byZoomRole: readonly Role[];
}

/** `GET /api/access/place?channel=…`: what decides what whoever asks can do in a channel. */
export interface ChannelPlace {
  /** As far as anything of theirs turns on it. */
  readonly channel: Omit<ChannelFacts, "channelId">;
  readonly access: HoldingsInfo;
}

/** `POST /api/access/preview` */
export interface GrantPreview {
  /** Channels that are opened; null where there is no inventory to count them in, or what is one's own differs by person. */
  readonly channels: number | null;
  /** Those of the set that stay closed. */
  readonly protected: number | null;
}
