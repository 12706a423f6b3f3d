// What requests about changes may say.
import * as v from "valibot";
import { MOST_PARTS } from "../../contract/bff.ts";
import { actionIds } from "../../domain/actions/registry.ts";
import { harms } from "../../domain/changes/action.ts";
import { itemStatuses, retriable } from "../../domain/changes/item.ts";
import { MatchingTargets } from "../../domain/changes/matching.ts";
import { changeStatuses } from "../../domain/changes/status.ts";
import { Ticket } from "../../domain/changes/ticket.ts";
import { fields } from "../../domain/fields.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

export const Why = fields({
  reason: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  ticket: v.optional(Ticket),
});
const moment = v.pipe(v.number(), v.safeInteger());
export const ApplyBody = fields({
  ...Why.entries,
  /** When what it gives is taken back, epoch milliseconds; as the plan says where it is left out. */
  until: v.optional(moment),
  /** When it is to begin, epoch milliseconds; at once where it is left out. */
  at: v.optional(moment),
});
/** Of a change that waits for a day. */
export const PostponeBody = fields({ at: moment });
/** Any list: what stands in it is looked at by whoever knows what it is to be, once it is known not to be too long. */
const list = v.custom<readonly unknown[]>(Array.isArray, "This is no list.");

export const ChangeId = v.pipe(v.string(), v.uuid());

const Parts = v.pipe(
  list,
  v.check((parts) => parts.length <= MOST_PARTS, `One change has at most ${MOST_PARTS} parts. Split it.`),
  v.array(
    fields({
      actionId: v.pipe(v.string(), v.maxLength(100)),
      input: v.unknown(),
      targets: v.lazy(
        (targets): v.GenericSchema<unknown, readonly unknown[] | MatchingTargets> =>
          Array.isArray(targets) ? list : MatchingTargets,
      ),
      /** How many channels the list has that they were chosen from. */
      listTotal: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    }),
  ),
);

export const PlanBody = fields({
  connection: v.picklist(["me", "account"]),
  parts: Parts,
  /** What is done at once, and has to succeed before the parts begin. */
  first: v.optional(Parts, []),
  /** When the parts are to begin, epoch milliseconds; at once where it is left out. */
  at: v.optional(moment),
  /** When what it gives is taken back, epoch milliseconds; it stays where this is left out. */
  until: v.optional(moment),
  ...Why.entries,
  /** A plan of one's own that this one is made in place of: what matched in it is what matches in this one. */
  insteadOf: v.optional(ChangeId),
  /** Applied at once, when it could be planned at once and nobody has to read it before. */
  apply: v.optional(v.boolean(), false),
  /** The harm that the person was asked about before; more is planned only, to be read and applied. */
  confirmed: v.optional(v.picklist(harms), "some"),
});
export const RetryBody = fields({ reason: Why.entries.reason, statuses: v.array(v.picklist(retriable)) });
/** The database counts no further. */
const MOST_NUMBER = 2 ** 31 - 1;
/** Items of one undo that are named one by one. */
const MOST_NAMED = 10_000;
const ItemNumbers = v.pipe(
  v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_NUMBER))),
  v.minLength(1),
  v.maxLength(MOST_NAMED),
);
/** Items that stay as they are though the change that waits was to take them back. */
export const KeepBody = fields({ items: ItemNumbers });
export const UndoBody = fields({
  /** Numbers of the items that are undone; all where it is left out. */
  items: v.optional(ItemNumbers),
  /** ID of a channel, a space or a group: of these items those that are about it. */
  of: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  /** Of the undo; that of what is undone where it is left out. */
  ticket: Why.entries.ticket,
});

export const wholeNumber = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.safeInteger(), v.minValue(min), v.maxValue(max));
/** `failed,stale`: any of these. */
export const anyOf = <const Names extends readonly string[]>(names: Names) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",").filter(Boolean)),
      v.array(v.picklist(names)),
    ),
    "",
  );
export const pageToken = v.optional(v.pipe(v.string(), v.maxLength(300)), "");

const queriedMoment = v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER));
/** What a list of changes, and the file of it, leaves. */
export const ListedChanges = v.object({
  status: anyOf(changeStatuses),
  /** With an item of any of these. */
  items: anyOf(itemStatuses),
  by: v.optional(v.picklist(["me", "anyone"]), "anyone"),
  /** Only plans that somebody other than whoever made them has to apply. */
  approval: v.optional(v.literal("needed")),
  /** The key of an item: changes of that thing only. */
  of: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  /** Words of the title, of things or of people. */
  find: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
  /** A user ID, or the member ID of somebody of another account: changes of what they are in. */
  person: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(300))),
  action: v.optional(v.picklist(actionIds)),
  /** Those of a ticket, by its whole number in any case. */
  ticket: v.optional(Ticket),
  /** Epoch milliseconds: planned from then on, and before. */
  since: queriedMoment,
  before: queriedMoment,
});
export const listedBy = (query: v.InferOutput<typeof ListedChanges>) => ({
  statuses: query.status,
  itemStatuses: query.items,
  isOwn: query.by === "me",
  isForApproval: query.approval === "needed",
  itemKey: query.of,
  find: query.find,
  person: query.person,
  actionId: query.action,
  ticket: query.ticket,
  sinceMs: query.since,
  beforeMs: query.before,
});
export const ListQuery = v.object({
  ...ListedChanges.entries,
  page_size: v.optional(wholeNumber(1, 100), "50"),
  next_page_token: pageToken,
});
export const ItemFilters = v.object({
  status: anyOf(itemStatuses),
  search: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
});
export const ItemsQuery = v.object({
  ...ItemFilters.entries,
  page_size: v.optional(wholeNumber(1, 500), "200"),
  next_page_token: pageToken,
});
export const ItemPlace = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));

/** @throws RequestFailure `invalid_request` */
export function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  // The first thing wrong is all that is told.
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new RequestFailure("invalid_request", `${v.getDotPath(issue) ?? "The request"}: ${issue.message}`);
}
