// What requests about changes may say.
import * as v from "valibot";
import { harms } from "../../domain/changes/action.ts";
import { itemStatuses } from "../../domain/changes/item.ts";
import { changeStatuses } from "../../domain/changes/status.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

export const Why = v.object({
  reason: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  ticket: v.optional(v.pipe(v.string(), v.maxLength(300))),
});
export const ApplyBody = v.object({
  ...Why.entries,
  /** When it is to begin, epoch milliseconds; at once where it is left out. */
  at: v.optional(v.pipe(v.number(), v.safeInteger())),
});
/** What one change does to some things each: a period for each group of channels, at most. */
const MOST_PARTS = 100;

/** Any list: what stands in it is looked at by whoever knows what it is to be, once it is known not to be too long. */
const list = v.custom<readonly unknown[]>(Array.isArray, "This is no list.");

export const PlanBody = v.object({
  connection: v.picklist(["me", "account"]),
  parts: v.pipe(
    list,
    v.check((parts) => parts.length <= MOST_PARTS, `One change has at most ${MOST_PARTS} parts. Split it.`),
    v.array(v.object({ actionId: v.pipe(v.string(), v.maxLength(100)), input: v.unknown(), targets: list })),
  ),
  ...Why.entries,
  /** Applied at once, when it could be planned at once and nobody has to read it before. */
  apply: v.optional(v.boolean(), false),
  /** The harm that the person was asked about before; more is planned only, to be read and applied. */
  confirmed: v.optional(v.picklist(harms), "some"),
});
export const RetryBody = v.object({ statuses: v.array(v.picklist(["failed", "unknown", "cancelled", "stale"])) });

export const wholeNumber = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.safeInteger(), v.minValue(min), v.maxValue(max));
/** `failed,stale`: any of these. */
const anyOf = <const Names extends readonly string[]>(names: Names) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(",").filter(Boolean)),
      v.array(v.picklist(names)),
    ),
    "",
  );
export const pageToken = v.optional(v.pipe(v.string(), v.maxLength(300)), "");

export const ListQuery = v.object({
  status: anyOf(changeStatuses),
  by: v.optional(v.picklist(["me", "anyone"]), "anyone"),
  /** The key of an item: changes of that thing only. */
  of: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  /** Epoch milliseconds. */
  since: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
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

export const ChangeId = v.pipe(v.string(), v.uuid());

/** @throws RequestFailure `invalid_request` */
export function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  // The first thing wrong is all that is told.
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new RequestFailure("invalid_request", `${v.getDotPath(issue) ?? "The request"}: ${issue.message}`);
}
