// Changes as the BFF tells them. What is null there is left out of what arrives; see `request`.
import * as v from "valibot";
import { harms } from "../../../domain/changes/action.ts";
import type { AppliedChange, ChangeEvent, ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { itemStatuses } from "../../../domain/changes/item.ts";
import { changeStatuses } from "../../../domain/changes/status.ts";
import { failureSchema } from "../../../domain/failure-schema.ts";

const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema), null);
const text = orNull(v.string());
const timeMs = orNull(v.number());

const tallies = v.array(v.object({ why: v.string(), count: v.number() }));
const planInfo = v.object({
  calls: v.number(),
  seconds: orNull(v.number()),
  dayShare: orNull(v.number()),
  harm: v.picklist(harms),
  skipped: tallies,
  noUndo: tallies,
  loses: v.array(v.string()),
  guards: v.array(v.string()),
});

const changeEntries = {
  id: v.string(),
  title: v.string(),
  connection: v.picklist(["me", "account"]),
  actionIds: v.array(v.string()),
  status: v.picklist(changeStatuses),
  counts: v.record(v.picklist(itemStatuses), v.number()),
  itemCount: v.number(),
  reason: text,
  ticket: text,
  plan: orNull(planInfo),
  heldBy: orNull(failureSchema),
  needsApproval: v.boolean(),
  goesOnAtMs: timeMs,
  undoOf: text,
  plannedBy: v.string(),
  plannedByName: v.string(),
  plannedAtMs: v.number(),
  appliedBy: text,
  appliedByName: v.string(),
  appliedAtMs: timeMs,
  endedAtMs: timeMs,
};

export const changeInfo: v.GenericSchema<unknown, ChangeInfo> = v.object(changeEntries);

const changeItem: v.GenericSchema<unknown, ChangeItemInfo> = v.object({
  n: v.number(),
  part: v.number(),
  label: v.string(),
  target: orNull(v.unknown()),
  before: orNull(v.unknown()),
  to: orNull(v.unknown()),
  found: orNull(v.unknown()),
  status: v.picklist(itemStatuses),
  skip: text,
  noUndo: text,
  remark: text,
  failure: orNull(failureSchema),
  newTarget: orNull(v.unknown()),
  endedAtMs: timeMs,
});

const pageToken = v.optional(v.string(), "");

export const changeList = v.object({ changes: v.array(changeInfo), next_page_token: pageToken });
/** A change that was planned or applied just now, with its items where they are few. */
export const appliedChange: v.GenericSchema<unknown, AppliedChange> = v.object({
  ...changeEntries,
  items: v.exactOptional(v.array(changeItem)),
});
export const changeItems = v.object({ items: v.array(changeItem), next_page_token: pageToken });

/** What a stream tells of a change; see `ChangeEvent`. */
export const changeEvent: v.GenericSchema<unknown, ChangeEvent> = v.object({
  id: v.string(),
  title: v.string(),
  status: v.picklist(changeStatuses),
  counts: v.record(v.picklist(itemStatuses), v.number()),
  itemCount: v.number(),
  goesOnAtMs: v.nullable(v.number()),
  rate: v.exactOptional(v.number()),
  secondsLeft: v.exactOptional(v.number()),
});
