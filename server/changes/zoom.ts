import type { Call } from "../../contract/call.ts";
import type { AuditTarget } from "../../domain/audit/entry.ts";
import type { ActionId } from "../../domain/changes/action-table.gen.ts";
import type { Via } from "../../domain/changes/resource.ts";
import type { InboxRow, Settled } from "../audit/audit.ts";
import type { AboutItems, Who } from "../audit/entries.ts";
import type { Beside } from "../db/together.ts";

/** Through whom, and whose limits it spends. */
export interface Actor extends Via {
  readonly accountId: string;
  readonly changeId: string;
  /** What the change was made for; left out where somebody only looks. */
  readonly ticket?: string | null;
  /**
   * It takes back what was given until a day, as was decided when it was given: whether whoever gave it may still do that
   * matters no more.
   */
  readonly isPromised?: boolean;
  /** The kinds of change that are made; left out where somebody only looks. */
  readonly doing?: readonly ActionId[];
  /** For the audit trail. */
  readonly who: Who;
}

/** How a call of a change is to go. */
export interface Sending {
  readonly via: Actor;
  /** Who waits for it: a person, or a job. */
  readonly lane: "person" | "job";
  readonly signal: AbortSignal;
  /**
   * Done once its turn has come, before anything is sent.
   *
   * @param entry What is to stand in the trail by then, where it changes something.
   */
  readonly beforeSent?: (beside?: () => Promise<readonly Beside[]>) => Promise<void>;
  /** Takes what completes the call in the trail, to be written soon; it is written at once where this is left out. */
  readonly answered?: (completion: Completion) => void;
  /** What the call is about, for the trail. */
  readonly about?: AboutItems;
}

/** What became of items, as far as it is known: their status, and what they turned out to be about. */
export type ItemEnds = ReadonlyMap<number, { readonly status: string; readonly targets: readonly AuditTarget[] }>;

/** What came of a call, with what became of its items where that is known. */
export interface Completion {
  row(ends?: ItemEnds): InboxRow;
  /** Writes it by itself. */
  write(): Promise<void>;
}

/** The way to Zoom, for changes. */
export interface ChangesZoom {
  /**
   * The JSON of an answer of success; undefined where it has none.
   *
   * @throws CallFailed
   */
  send(call: Call, sending: Sending): Promise<unknown>;
  /**
   * Work on a change begins anew: whether its person may still do it is found out again.
   *
   * @param isDecided It goes on though its person's sessions have ended, as what was put off to a day does.
   * @throws CallFailed
   */
  begun?(via: Actor, isDecided: boolean): Promise<void>;
  /**
   * Why whoever it is made through may not do it to each of these, as a sentence; null where they may. Nobody is
   * asked where it is left out.
   *
   * @param actionId also that of a way back
   * @param when a refusal of what is about to be sent stands in the audit trail
   * @throws CallFailed where that cannot be found out now
   */
  permits?(
    via: Actor,
    actionId: string,
    targets: readonly unknown[],
    when: "planned" | "sent",
  ): Promise<readonly (string | null)[]>;
  /** Notes in the trail what Zoom said later of items whose calls had no answer. */
  settled?(via: Actor, items: Settled["items"]): Promise<void>;
}
