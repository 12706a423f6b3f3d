// What is otherwise than the file says.
import * as v from "valibot";

/** Something wrong with the file, and what to do. Lines and columns from 1. */
export const Problem = v.object({ line: v.number(), column: v.number(), message: v.string() });
export type Problem = v.InferOutput<typeof Problem>;

export const differenceFields = [
  "exists",
  "name",
  "type",
  "archived",
  "owner",
  "posting",
  "adding",
  "mentionAll",
  "history",
  "external",
  "retention",
  "administrator",
  "member",
  "mentionGroup",
  "mentionGroupDescription",
  "mentioned",
  "description",
  "bringingIn",
  "channel",
] as const;
export type DifferenceField = (typeof differenceFields)[number];

/** One item of a plan: an action, and what it is applied to. */
const Fix = v.object({
  connection: v.picklist(["me", "account"]),
  actionId: v.string(),
  input: v.record(v.string(), v.unknown()),
  target: v.record(v.string(), v.unknown()),
});
export type Fix = v.InferOutput<typeof Fix>;

/** Who made it so, as far as anything tells. Times are epoch milliseconds. */
const Made = v.object({
  atMs: v.number(),
  /** Empty where that is not known. */
  by: v.string(),
  /** Their key in the inventory, or user ID; empty where that is not known. */
  byId: v.string(),
  /** ID of the console's change that did it; empty where it was done elsewhere. */
  changeId: v.string(),
});

export const Difference = v.object({
  /** The same for as long as it lasts. */
  id: v.string(),
  kind: v.picklist(["channel", "space"]),
  /** Empty where there is none. */
  subjectId: v.string(),
  subject: v.string(),
  field: v.picklist(differenceFields),
  /** The person, group or channel within it; empty where it is of the whole. */
  of: v.string(),
  /** In words. */
  is: v.string(),
  wanted: v.string(),
  line: v.number(),
  /** What a plan does about it, in this order; empty where it cannot. */
  fixes: v.array(Fix),
  /** Why a plan cannot do anything about it, or what else it does, as a sentence. */
  note: v.nullish(v.string(), null),
  /** When a check first found it. */
  sinceMs: v.nullish(v.number(), null),
  made: v.nullish(Made, null),
});
export type Difference = v.InferOutput<typeof Difference>;

/** What nothing is known of, so that nobody can say whether it differs. */
export const Untold = v.object({ line: v.number(), subject: v.string(), message: v.string() });
export type Untold = v.InferOutput<typeof Untold>;

/** What the file says, held against what is known. */
export const Comparison = v.object({
  /** The first of them where there are very many. */
  differences: v.array(Difference),
  total: v.number(),
  untold: v.array(Untold),
  /** How many channels and spaces the file is about. */
  channels: v.number(),
  spaces: v.number(),
  /** When the oldest of what was compared was read. */
  oldestAtMs: v.nullish(v.number(), null),
});
export type Comparison = v.InferOutput<typeof Comparison>;

/** How the file comes to say what is: a value, one more or one less in a list. */
export type Edit =
  | { readonly do: "set" | "add"; readonly path: Path; readonly value: unknown }
  | { readonly do: "delete"; readonly path: Path };

/** Of keys and places in lists of the file, from its root. */
export type Path = readonly (string | number)[];

export interface Found extends Omit<Difference, "sinceMs" | "made" | "line"> {
  /** Where the file says it. */
  readonly path: Path;
  readonly edits: readonly Edit[];
  /** What of the state of its resource is so now, where a change may have made it so. */
  readonly now: MadeBy | null;
}

/** Resources, keys of items of them, and what a change that made it so wanted. */
export interface MadeBy {
  readonly resources: readonly string[];
  readonly keys: readonly string[];
  readonly state: Readonly<Record<string, unknown>>;
}

/** Something of which nothing is known. */
export interface Blank {
  readonly path: Path;
  readonly subject: string;
  readonly message: string;
}
