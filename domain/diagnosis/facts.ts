// What a diagnosis rests on: what is known of a person and a channel, with when and from where, and what is not known.

/** Something that is known, or why it is not, as a sentence. */
export type Fact<Value> =
  | {
      readonly is: "known";
      readonly value: Value;
      /** When it was read, epoch milliseconds. */
      readonly atMs: number;
      /** Read for this diagnosis, or the last that the inventory read. */
      readonly from: "zoom" | "inventory";
    }
  | { readonly is: "unknown"; readonly why: string };

export interface Who {
  readonly name: string;
  /** Empty for people of other accounts. */
  readonly userId: string;
  /** Empty where it is not known. */
  readonly memberId: string;
  /** Empty where Zoom does not show it. */
  readonly email: string;
  readonly isExternal: boolean;
}

export interface AccountState {
  readonly status: "active" | "inactive" | "pending" | "gone";
  /** Zoom's number of the kind of user: 1 basic, 2 licensed, 4 unassigned, 99 none; null where it is not told. */
  readonly type: number | null;
}

/** What of a channel's settings a diagnosis asks for, in Zoom's numbers; what is not told is left out. */
export interface Settings {
  readonly type: number;
  readonly posting?: number | undefined;
  /** Member IDs of those who can post where posting is for chosen members. */
  readonly designated?: readonly string[] | undefined;
  readonly adding?: number | undefined;
  readonly mentionAll?: number | undefined;
  readonly seesHistory?: boolean | undefined;
  readonly external?: number | undefined;
}

export interface InSpace {
  readonly id: string;
  readonly name: string;
  readonly kind: "general" | "private" | "public_for_members";
  readonly isIn: boolean;
}

interface Group {
  readonly id: string;
  readonly name: string;
  /** Whether the person is in it. */
  readonly isIn: boolean;
}

export interface DiagnosisFacts {
  readonly nowMs: number;
  readonly person: Who;
  readonly channel: { readonly id: string; readonly name: string };
  readonly account: Fact<AccountState>;
  /** Null where Zoom knows no such channel. */
  readonly settings: Fact<Settings | null>;
  readonly isArchived: Fact<boolean>;
  /** What they are in the channel, and since when, epoch milliseconds; null where they are not in it. */
  readonly membership: Fact<{ readonly role: "owner" | "admin" | "member"; readonly memberId: string } | null>;
  readonly joinedAtMs: Fact<number>;
  /** Null where it is in none. */
  readonly space: Fact<InSpace | null>;
  /** How long messages are kept, `1y`. */
  readonly retention: Fact<string>;
  readonly mentionGroups: Fact<readonly Group[]>;
  /** Those that are in the channel. */
  readonly directoryGroups: Fact<readonly Group[]>;
}

/** The value, or `otherwise` where it is not known. */
export const knownOr = <Value, Other>(fact: Fact<Value>, otherwise: Other): Value | Other =>
  fact.is === "known" ? fact.value : otherwise;
