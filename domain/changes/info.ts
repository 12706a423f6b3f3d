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

/** Why somebody other than whoever planned a change has to apply it: for how many items it has, or for what is lost. */
export interface ApprovedBy {
  readonly of: "items" | "loss";
  /** As a sentence. */
  readonly text: string;
}

/** `GET /api/changes/{id}`, and one of `GET /api/changes`. */
export interface ChangeInfo {
  readonly id: string;
  /** `Archive 12 channels` */
  readonly title: string;
  readonly connection: ConnectionName;
  /** One for each part; items say by index to which they belong. */
  readonly actionIds: readonly string[];
  /** How many of its parts go first: they are done at once, and the others wait for them, and for the day it begins on. */
  readonly firstCount: number;
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
  /** Until when a plan asks again for what Zoom fails to tell; what is not known by then is left out of it. Else null. */
  readonly triesUntilMs: number | null;
  /** Whoever planned it cannot apply it: somebody else who may has to. */
  readonly needsApproval: boolean;
  /** By which rules; none where it does not. */
  readonly approvalRules: readonly ApprovedBy[];
  readonly goesOnAtMs: number | null;
  /** When it was to begin, or of a plan, when it is to once somebody applies it; null where that is at once. */
  readonly beginsAtMs: number | null;
  /** It was called off before that: it is over. */
  readonly isCalledOff: boolean;
  /** The change this one takes back. */
  readonly undoOf: string | null;
  /** Empty where that is gone by now. */
  readonly undoOfTitle: string;
  /** The change that was stopped and whose rest this one was planned from. */
  readonly againOf: string | null;
  /** What took it back since. */
  readonly undos: readonly UndoInfo[];
  /** How many of its items are undone at present. */
  readonly undoneCount: number;
  /** How many can be: those done that are neither undone nor beyond it. */
  readonly undoableCount: number;
  /** User IDs. */
  readonly plannedBy: string;
  /** Empty for somebody the console does not know any more. */
  readonly plannedByName: string;
  readonly plannedAtMs: number;
  readonly appliedBy: string | null;
  readonly appliedByName: string;
  readonly appliedAtMs: number | null;
  /** Who had what was not done tried again, in their order. */
  readonly retries: readonly { readonly by: string; readonly byName: string; readonly atMs: number }[];
  /** Whether somebody other than whoever planned it has to try again what failed, or overwrite what was set aside. */
  readonly retryNeedsApproval: { readonly failed: boolean; readonly stale: boolean };
  readonly endedAtMs: number | null;
  /** When what it gave is taken back, by a change that then waits among `undos`; null where it stays. */
  readonly untilMs: number | null;
  /** Whether what it gives can be given until a day. */
  readonly canEnd: boolean;
  /** Whether it takes back, on its day, what was given until then. */
  readonly endsAccess: boolean;
}

/** A change that takes another one back, wholly or in part. */
export interface UndoInfo extends Pick<ChangeInfo, "id" | "status" | "appliedBy" | "appliedByName" | "appliedAtMs"> {}

/**
 * `change` of the stream `/api/events`: where a change stands by now. `ready` opens the stream, `reset` says that some
 * events are missing, so that all has to be read anew, and `end` that the session is over.
 */
export interface ChangeEvent
  extends Pick<
    ChangeInfo,
    | "id"
    | "title"
    | "status"
    | "counts"
    | "itemCount"
    | "goesOnAtMs"
    | "actionIds"
    | "undoOf"
    | "endedAtMs"
    | "needsApproval"
    | "plannedBy"
  > {
  /** Of one that has ended, or waits for its day: see `touchedBy`. */
  readonly touched?: readonly string[] | null;
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
  /** What it came to where some of its calls were made and it is neither as it was nor as it was to be; else null. */
  readonly reached: unknown;
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
