import { isActionId } from "../../../domain/actions/registry.ts";
import { troubled } from "../../../domain/changes/item-words.ts";
import { type DaySpan, readSpan } from "../../lib/day-range.ts";
import { ticketIn } from "../../lib/ticket-param.ts";
import type { ChangeFilter } from "../../shared/changes/change-queries.ts";

/** Not a status: of any, with items that are not as they were to be. */
const TROUBLED = "troubled";
/** Plans, of which not each. */
export const APPROVAL = "approval";

export const statusFilters = [
  { value: "", label: "Any status" },
  { value: "planning,planned", label: "Planned" },
  { value: APPROVAL, label: "Needs approval" },
  { value: "scheduled", label: "Scheduled" },
  { value: "running,waiting,paused", label: "In progress" },
  { value: "paused", label: "Paused" },
  { value: "done", label: "Done" },
  { value: TROUBLED, label: "Failed or unfinished" },
  { value: "cancelled,discarded", label: "Stopped or discarded" },
] as const;

/** Offered where the address names no days; changes are kept about that long. */
const DEFAULT_DAYS = 90;

/** Parameters of the address by which the list is filtered. */
const filterParams = ["find", "status", "by", "what", "ticket", "from", "to"] as const;
export const noFilters = Object.fromEntries(filterParams.map((name) => [name, ""]));

/** What the address asks the page to show. */
export interface ChangesView extends Pick<DaySpan, "range"> {
  readonly status: string;
  readonly by: "me" | "";
  /** An action; empty for any. */
  readonly what: string;
  readonly filter: ChangeFilter;
}

export function readView(params: URLSearchParams, nowMs: number): ChangesView {
  const status = statusFilters.find(({ value }) => value === params.get("status"))?.value ?? "";
  const by = params.get("by") === "me" ? "me" : "";
  const what = [params.get("what") ?? ""].find(isActionId) ?? "";
  const find = params.get("find")?.trim() ?? "";
  const ticket = ticketIn(params);
  const { range, bounds } = readSpan(params, DEFAULT_DAYS, nowMs);
  return {
    status,
    by,
    what,
    range,
    filter: {
      ...statusFilter(status),
      ...(by && { by }),
      ...(what && { action: what }),
      ...(find && { find }),
      ...(ticket && { ticket }),
      ...bounds,
    },
  };
}

function statusFilter(status: string): ChangeFilter {
  if (status === TROUBLED) return { items: [...troubled, "cancelled"].join() };
  if (status === APPROVAL) return { approval: "needed" };
  return status === "" ? {} : { status };
}
