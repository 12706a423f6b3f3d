// What the inventory knows of the things a file is about.
import { userIdKey } from "../../contract/user-id.ts";

export interface KnownPerson {
  /** The user ID without case, or the member ID of whoever has none. */
  readonly key: string;
  readonly userId: string;
  readonly memberId: string;
  readonly name: string;
  /** Empty where it is not known. */
  readonly email: string;
  readonly isExternal: boolean;
}

export interface KnownMember extends KnownPerson {
  readonly role: "owner" | "admin" | "member";
}

export interface KnownGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly people: readonly KnownPerson[];
}

/** What was not read yet is null. Times are epoch milliseconds. */
export interface KnownChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly isArchived: boolean | null;
  readonly posting: number | null;
  readonly adding: number | null;
  readonly mentionAll: number | null;
  readonly external: number | null;
  readonly seesHistory: boolean | null;
  /** Zoom's period; empty where the account's default holds. */
  readonly retention: string | null;
  readonly members: readonly KnownMember[] | null;
  readonly mentionGroups: readonly KnownGroup[] | null;
  readonly spaceId: string | null;
  /** Whether it is the space's own, which never leaves it. */
  readonly isGeneral: boolean;
}

export interface KnownSpace {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly adding: number | null;
  readonly external: number | null;
  readonly bringingIn: number | null;
  readonly members: readonly KnownMember[] | null;
  /** Whether it is known of every channel in it. */
  readonly hasChannelsRead: boolean;
}

/** Somebody of the account. */
export interface AccountPerson {
  readonly key: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
}

export interface Known {
  readonly channels: readonly KnownChannel[];
  readonly spaces: readonly KnownSpace[];
  /** People of the account whom the file names, as far as there are any. */
  readonly people: readonly AccountPerson[];
  /** Whether all of the account has been read at least once. */
  readonly isWhole: boolean;
  /** Whether retention is shown to whoever asks. */
  readonly seesRetention: boolean;
  /** When the oldest of it was read. */
  readonly oldestAtMs: number | null;
}

/** The same for whatever is written of somebody: addresses and user IDs have no case. */
export const refKey = (ref: string): string => (ref.includes("@") ? ref.trim().toLowerCase() : userIdKey(ref.trim()));

/** By what somebody may be named in the file. */
export const keysOf = ({ key, userId, memberId, email }: KnownPerson): readonly string[] =>
  [email, userId, memberId, key].flatMap((text) => (text === "" ? [] : [refKey(text)]));

/** What somebody is called in the file. */
export const refOf = ({ email, userId, memberId }: KnownPerson): string => email || userId || memberId;
