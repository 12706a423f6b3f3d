// What the console's server says of changes. Times are epoch milliseconds.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Failure } from "../failure.ts";
import type { Harm } from "./action.ts";
import type { ItemStatus } from "./item.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { ChangeStatus } from "./status.ts";

/** What a plan comes to. */
export interface PlanInfo extends Omit<PlanSummary, "calls"> {
  /** The calls it takes, with those that read again what is. */
  readonly calls: number;
  /** How long they take within Zoom's limits, at best; null where no limit is kept. */
  readonly seconds: number | null;
  /** Of what Zoom allows the account in a day; null where there is no such limit. */
  readonly dayShare: number | null;
  readonly harm: Harm;
}

/** `GET /api/changes/{id}`, and one of `GET /api/changes`. */
export interface ChangeInfo {
  readonly id: string;
  /** `Archive 12 channels` */
  readonly title: string;
  readonly connection: ConnectionName;
  /** One for each part; items say by index to which they belong. */
  readonly actionIds: readonly string[];
  readonly status: ChangeStatus;
  /** Items by status; what there is none of is left out. */
  readonly counts: Partial<Readonly<Record<ItemStatus, number>>>;
  readonly itemCount: number;
  /** Why, in the words of whoever planned it. */
  readonly reason: string | null;
  /** Where else it is written down: the number of a ticket, a link. */
  readonly ticket: string | null;
  /** Null while the plan is being made. */
  readonly plan: PlanInfo | null;
  /** What it waits for, or why it is paused. */
  readonly heldBy: Failure | null;
  /** Whoever planned it cannot apply it: somebody else who may has to. */
  readonly needsApproval: boolean;
  readonly goesOnAtMs: number | null;
  /** The change this one takes back. */
  readonly undoOf: string | null;
  /** User IDs. */
  readonly plannedBy: string;
  /** Empty for somebody the console does not know any more. */
  readonly plannedByName: string;
  readonly plannedAtMs: number;
  readonly appliedBy: string | null;
  readonly appliedByName: string;
  readonly appliedAtMs: number | null;
  readonly endedAtMs: number | null;
}

/**
 * `change` of the stream `/api/events`: where a change stands by now. `ready` opens the stream, `reset` says that some
 * events are missing, so that all has to be read anew, and `end` that the session is over.
 */
export interface ChangeEvent
  extends Pick<ChangeInfo, "id" | "title" | "status" | "counts" | "itemCount" | "goesOnAtMs"> {
  /** Items that end in a second; left out while that is not known. */
  readonly rate?: number;
  readonly secondsLeft?: number;
}

/** Answer to what plans or applies a change: with its items where they are few. */
export interface AppliedChange extends ChangeInfo {
  readonly items?: readonly ChangeItemInfo[];
}

/** One of `GET /api/changes/{id}/items`. Targets and states are those of the action's resource. */
export interface ChangeItemInfo {
  readonly n: number;
  readonly part: number;
  readonly label: string;
  readonly target: unknown;
  /** Null where it is not known, or is none. */
  readonly before: unknown;
  readonly to: unknown;
  /** What a stale item was found as. */
  readonly found: unknown;
  readonly status: ItemStatus;
  /** Why it is left out. */
  readonly skip: string | null;
  /** Why it cannot be taken back. */
  readonly noUndo: string | null;
  readonly remark: string | null;
  readonly failure: Failure | null;
  /** Where the target is another one since, as for what was created. */
  readonly newTarget: unknown;
  readonly endedAtMs: number | null;
}
