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
  firstCount: v.number(),
  status: v.picklist(changeStatuses),
  counts: v.record(v.picklist(itemStatuses), v.number()),
  itemCount: v.number(),
  reason: text,
  ticket: text,
  plan: orNull(planInfo),
  heldBy: orNull(failureSchema),
  triesUntilMs: timeMs,
  needsApproval: v.boolean(),
  approvalRules: v.array(v.object({ of: v.picklist(["items", "loss"]), text: v.string() })),
  goesOnAtMs: timeMs,
  beginsAtMs: timeMs,
  isCalledOff: v.boolean(),
  undoOf: text,
  undoOfTitle: v.string(),
  againOf: text,
  undos: v.array(
    v.object({
      id: v.string(),
      status: v.picklist(changeStatuses),
      appliedBy: text,
      appliedByName: v.string(),
      appliedAtMs: timeMs,
    }),
  ),
  undoneCount: v.number(),
  undoableCount: v.number(),
  plannedBy: v.string(),
  plannedByName: v.string(),
  plannedAtMs: v.number(),
  appliedBy: text,
  appliedByName: v.string(),
  appliedAtMs: timeMs,
  retries: v.array(v.object({ by: v.string(), byName: v.string(), atMs: v.number() })),
  retryNeedsApproval: v.object({ failed: v.boolean(), stale: v.boolean() }),
  endedAtMs: timeMs,
  untilMs: timeMs,
  canEnd: v.boolean(),
  endsAccess: v.boolean(),
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
  reached: orNull(v.unknown()),
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
  actionIds: v.array(v.string()),
  undoOf: v.nullable(v.string()),
  endedAtMs: v.nullable(v.number()),
  needsApproval: v.boolean(),
  plannedBy: v.string(),
  touched: v.exactOptional(v.nullable(v.array(v.string()))),
  rate: v.exactOptional(v.number()),
  secondsLeft: v.exactOptional(v.number()),
});
