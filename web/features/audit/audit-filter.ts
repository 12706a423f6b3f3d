import { isActionId } from "../../../domain/actions/registry.ts";
import { type AuditOutcome, auditOutcomes } from "../../../domain/audit/entry.ts";
import type { DayRange } from "../../../domain/days.ts";
import { readSpan } from "../../lib/day-range.ts";
import { ticketIn } from "../../lib/ticket-param.ts";

/** As the server takes it. */
export interface AuditFilter {
  readonly person?: string;
  readonly target?: string;
  readonly operation?: string;
  readonly action?: string;
  readonly outcome?: AuditOutcome;
  readonly change?: string;
  /** The number of a ticket, in any case. */
  readonly ticket?: string;
  /** What one change did as one row. */
  readonly grouped?: "change";
  /** A channel one leads: of this one what everyone did. */
  readonly led?: string;
  /** Epoch milliseconds. */
  readonly since?: number;
  readonly before?: number;
}

/** What the address asks the page to show. */
export interface AuditView {
  readonly range: DayRange;
  /** Whether the address names days. */
  readonly isRanged: boolean;
  /** An action, or what the console did itself; empty for anything. */
  readonly what: string;
  readonly filter: AuditFilter;
}

/** Entries are kept about that long, where nobody set something else. */
export const DEFAULT_DAYS = 365;

const texts = ["person", "target", "change"] as const;
/** Parameters of the address by which the list is filtered. */
export const filterParams = [...texts, "ticket", "what", "outcome", "from", "to"] as const;

export function readView(params: URLSearchParams, nowMs: number): AuditView {
  const { range, isRanged, bounds } = readSpan(params, DEFAULT_DAYS, nowMs);
  const outcome = auditOutcomes.find((one) => one === params.get("outcome"));
  const ticket = ticketIn(params);
  const what = params.get("what")?.trim() ?? "";
  const given = texts.flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return {
    range,
    isRanged,
    what,
    filter: {
      ...Object.fromEntries(given),
      ...(what && (isActionId(what.replace(/^undo-/, "")) ? { action: what } : { operation: what })),
      ...(ticket && { ticket }),
      ...(outcome && { outcome }),
      ...bounds,
    },
  };
}
