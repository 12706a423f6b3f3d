// What people do with changes, with a name of what was refused of it for the audit trail.

import { actionOf } from "../../domain/actions/registry.ts";
import type { AuditTarget } from "../../domain/audit/entry.ts";
import { naming } from "../audit/recorded-refusal.ts";
import { cutText } from "../audit/summary.ts";
import { targetsOfItem } from "../audit/targets.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { RefusedAct } from "../middleware/bff-error.ts";
import { actedOn } from "./actor.ts";
import { connectionOf, findChange, partsOf } from "./change-store.ts";
import type { Changes, PlanRequest } from "./changes.ts";
import { isMatching } from "./plan.ts";
import { retryOf } from "./retrying.ts";

/** Of the things that a plan was to be about. */
const MOST_NAMED = 20;

export function namingRefusals(changes: Changes, { ready }: DatabaseSource): Changes {
  const of = (operation: string, id: string) => async (): Promise<RefusedAct> => {
    const row = await findChange((await ready).orm, id);
    if (!row) return { operation };
    const main = partsOf(row).at(-1);
    const { title } = row;
    return { operation, connection: connectionOf(row), action: main && actedOn(main), change: { id, title } };
  };
  return {
    ...changes,
    plan: (session, request) => naming(changes.plan(session, request), () => planOf(request)),
    apply: (session, id, how) => naming(changes.apply(session, id, how), of("applyChange", id)),
    pause: (session, id) => naming(changes.pause(session, id), of("pauseChange", id)),
    resume: (session, id) => naming(changes.resume(session, id), of("resumeChange", id)),
    cancel: (session, id) => naming(changes.cancel(session, id), of("cancelChange", id)),
    postpone: (session, id, atMs) => naming(changes.postpone(session, id, atMs), of("postponeChange", id)),
    keep: (session, id, ns) => naming(changes.keep(session, id, ns), of("keepChange", id)),
    retry: (session, id, statuses, why) => naming(changes.retry(session, id, statuses, why), of(retryOf(statuses), id)),
    reread: (session, id) => naming(changes.reread(session, id), of("planChange", id)),
    planUndo: (session, id, some) => naming(changes.planUndo(session, id, some), of("undoChange", id)),
    planAgain: (session, id) => naming(changes.planAgain(session, id), of("planRestOfChange", id)),
  };
}

function planOf({ connection, parts }: PlanRequest): RefusedAct {
  const targets = parts.flatMap(({ actionId, targets: own }): readonly AuditTarget[] =>
    isMatching(own)
      ? []
      : own.slice(0, MOST_NAMED).flatMap((target) => targetsOfItem(actionOf(actionId).resource.id, target)),
  );
  const named = targets.slice(0, MOST_NAMED).map((one) => ({ ...one, id: cutText(one.id), name: cutText(one.name) }));
  return { operation: "planChange", connection, action: parts.at(-1)?.actionId, targets: named };
}
