// Owners of channels that Zoom's API has no way to change: what is to be done by hand, and whether it was. Times are epoch
// milliseconds.
import * as v from "valibot";

/** So many are added at once. */
export const MOST_OWNER_TASKS = 1_000;

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));

/** Who is to own a channel in the place of whom. */
export const NewOwnerTask = v.object({
  channelId: text,
  /** Of people of the account: user IDs without case. */
  fromKey: text,
  toKey: text,
});
export type NewOwnerTask = v.InferOutput<typeof NewOwnerTask>;

const By = v.object({ name: v.string(), atMs: v.number() });

export const OwnerTask = v.object({
  id: v.string(),
  channelId: v.string(),
  channel: v.string(),
  /** Zoom's channel type. */
  type: v.nullish(v.number(), null),
  from: v.object({ key: v.string(), name: v.string() }),
  to: v.object({ key: v.string(), name: v.string(), email: v.string() }),
  added: By,
  /** By hand. */
  ticked: v.nullish(By, null),
  /**
   * `done`: the inventory read another owner; `gone`: the channel is no more; `open`: as it was, or not read since.
   */
  found: v.picklist(["open", "done", "gone"]),
  /** Who owns the channel as it was read last, and when that was. */
  owner: v.nullish(v.object({ key: v.string(), name: v.string() }), null),
  readAtMs: v.nullish(v.number(), null),
});
export type OwnerTask = v.InferOutput<typeof OwnerTask>;

export const OwnerTasks = v.object({ tasks: v.array(OwnerTask) });

/** Whether nothing is left to be done. */
export const isSettled = ({ ticked, found }: Pick<OwnerTask, "ticked" | "found">): boolean =>
  ticked !== null || found !== "open";
