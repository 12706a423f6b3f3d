import type { RowField } from "../../../domain/csv/columns.ts";
import type { ListedPart } from "../changes/change-request.ts";

/** Something that rows are about: a channel, a group. */
export interface NamedThing {
  readonly id: string;
  readonly name: string;
  /** The ID of what it is in, where names stand once within that only. */
  readonly within?: string;
}
export type NamedChannel = NamedThing;

/** What a row says, by field; left out where the file has no such column. */
export type Cells = Readonly<Partial<Record<string, string>>>;

/** Which thing a row is about, by its ID or by its name, or by either; or as a sentence what is wrong. */
export type ThingCell =
  | { readonly id: string; readonly name: string }
  | { readonly name: string; readonly isIdElse?: boolean }
  | string;

/** How rows say which thing of a kind they are about. */
export interface ThingRef {
  /** `channel` */
  readonly noun: string;
  /** Those of its ID and of its name. */
  readonly fields: readonly [RowField, RowField];
  readonly read: (cells: Cells) => ThingCell;
  /** The kind of thing whose own names these are: mention groups stand in a channel. */
  readonly within?: ThingKey;
}

export type ThingKey = "channel" | "group" | "mentionGroup" | "space" | "emoji";
export type Things<Key extends ThingKey> = Readonly<Record<Key, NamedThing>>;

/** What a row asks for. */
export interface Wish<Key extends ThingKey = ThingKey> {
  /** The change of one thing, once it is known what the row is about. */
  part(things: Things<Key>): ListedPart;
}

/** Something that can be done by rows of a file. */
export interface ImportKind<Key extends ThingKey = ThingKey> {
  readonly id: string;
  /** `Rename channels` */
  readonly label: string;
  /** What the rows have to say, in a sentence. */
  readonly hint: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounPlural?: string;
  readonly isDestructive?: boolean;
  /** What is there already and each row is about. */
  readonly things: readonly Key[];
  /** Beside those of the things. */
  readonly fields: readonly RowField[];
  /** Fields of which at least one must have a column. */
  readonly needs: readonly string[];
  /** What a row asks for, or as a sentence what is wrong with it. */
  read(cells: Cells): Wish<Key> | string;
}

export type ImportKinds = readonly [ImportKind, ...ImportKind[]];

/** Where names of things are looked up. */
export interface NameSource {
  /** `in this list` */
  readonly where: string;
  /** @param within IDs of what the names stand in, where that matters */
  readonly read: (signal: AbortSignal, within: readonly string[]) => Promise<readonly NamedThing[]>;
}
export type NameSources = Readonly<Partial<Record<ThingKey, NameSource>>>;

/** Things that every row is about: those of the page that the rows are imported on. */
export type FixedThings = Readonly<Partial<Record<ThingKey, NamedThing>>>;

/** One part for all that are given the same. */
export function mergeParts(parts: readonly ListedPart[]): readonly ListedPart[] {
  const merged = new Map<string, ListedPart & { readonly targets: unknown[] }>();
  for (const { actionId, input, targets } of parts) {
    const key = `${actionId} ${JSON.stringify(input)}`;
    const part = merged.get(key);
    if (part) part.targets.push(...targets);
    else merged.set(key, { actionId, input, targets: [...targets] });
  }
  return [...merged.values()];
}
