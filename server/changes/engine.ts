// Puts together what carries changes out.
import { operationById } from "../../contract/operation-by-id.ts";
import { actionIds, actionOf } from "../../domain/actions/registry.ts";
import { type GrantDeps, grantToUse } from "../access/grant-to-use.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Boss } from "../jobs/boss.ts";
import type { Log } from "../log.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import type { StagedFiles } from "../staged-files/staged-files.ts";
import { wait } from "../wait.ts";
import type { Zoom } from "../zoom/client.ts";
import { bounds } from "./bounds.ts";
import { type Changes, type ChangesDeps, createChanges } from "./changes.ts";
import { changesZoom } from "./over-zoom.ts";
import { changeQueue, createLater } from "./queue.ts";
import { isAllowed } from "./reading.ts";
import { createRunner } from "./runner.ts";

export interface ChangeEngineDeps extends GrantDeps {
  readonly database: DatabaseSource;
  readonly zoom: Pick<Zoom, "call" | "download">;
  readonly stagedFiles: StagedFiles;
  readonly bodyRoom: BodyRoom;
  readonly audit: Audit;
  readonly boss: Boss;
  readonly clock: Clock;
  readonly log: Log;
  readonly isStopping: () => boolean;
  readonly approval: ApprovalRule;
  readonly told: (changeId: string) => void;
}

export function createChangeEngine(deps: ChangeEngineDeps): Changes {
  const { database, clock, log, boss, isStopping, approval } = deps;
  const queue = changeQueue(() => runner);
  boss.register(queue);
  const later = createLater(boss, queue, database);
  const { told } = deps;
  const runner = createRunner({
    database,
    zoom: changesZoom(deps),
    clock,
    log,
    wait,
    told,
    approval,
    isStopping,
    bounds,
  });
  const ensureMay: ChangesDeps["ensureMay"] = async (session, connection, parts) => {
    for (const { actionId } of parts) {
      const operations = actionOf(actionId).operations[connection];
      if (operations.length === 0)
        throw new RequestFailure(
          "forbidden_role",
          connection === "me"
            ? "This needs the account connection: Zoom offers it to account-level apps only."
            : "This needs your own connection: Zoom offers it to the person who signed in only.",
        );
      for (const id of operations) await grantToUse(deps, session, connection, operationById(id));
    }
  };
  return createChanges({
    audit: deps.audit,
    database,
    clock,
    runner,
    later,
    told,
    stagedFiles: deps.stagedFiles,
    approval,
    ensureMay,
    mayDo: async (session) => {
      const allowed: string[] = [];
      for (const actionId of actionIds)
        if (await isAllowed(ensureMay(session, "account", [{ actionId, input: null, isUndo: false }])))
          allowed.push(actionId);
      return allowed;
    },
    bounds,
  });
}
