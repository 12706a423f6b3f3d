// Puts together what carries changes out.
import type { Call } from "../../contract/call.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import { actionIds, actionOf, isActionId } from "../../domain/actions/registry.ts";
import { isOfInventory, operationsOf, paramsOf } from "../../domain/changes/matching.ts";
import { canReadSome, seesAddresses } from "../access/inventory.ts";
import { type GrantDeps, grantToUse, permissionsFor } from "../access/permit.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Beside } from "../db/together.ts";
import type { Boss } from "../jobs/boss.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import type { Log } from "../log.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import type { Session } from "../session/session.ts";
import type { StagedFiles } from "../staged-files/staged-files.ts";
import { wait } from "../wait.ts";
import type { Zoom } from "../zoom/client.ts";
import { doingOf } from "./actor.ts";
import { bounds } from "./bounds.ts";
import { createCallingOff } from "./calling-off.ts";
import { type Changes, type ChangesDeps, createChanges } from "./changes.ts";
import { type ChangesZoomDeps, changesZoom } from "./over-zoom.ts";
import { changeQueue, createLater } from "./queue.ts";
import { isAllowed } from "./reading.ts";
import { namingRefusals } from "./refused-acts.ts";
import { createRunner } from "./runner.ts";
import { createTakeBacks, takeBackQueue } from "./take-back.ts";

export interface ChangeEngineDeps extends GrantDeps, Pick<ChangesZoomDeps, "changed" | "sent" | "sessions"> {
  readonly database: DatabaseSource;
  readonly zoom: Pick<Zoom, "call" | "download">;
  readonly inventory: InventoryListing;
  readonly stagedFiles: StagedFiles;
  readonly bodyRoom: BodyRoom;
  readonly audit: Audit;
  readonly boss: Boss;
  readonly clock: Clock;
  readonly log: Log;
  readonly isStopping: () => boolean;
  readonly approval: ApprovalRule;
  readonly zoomTimeoutMs: number;
  /** What is written down along with a call that is about to be sent, and is done by then if at all. */
  readonly intended: (call: Call, userId: string, byMs: number) => readonly Beside[];
  readonly told: (changeId: string) => void;
}

/** How much longer than the console waits for its answer Zoom may take over a call. */
const LATE_MS = 5_000;

export function createChangeEngine(deps: ChangeEngineDeps): Changes {
  const { database, clock, log, boss, isStopping, approval } = deps;
  const lateMs = deps.zoomTimeoutMs + LATE_MS;
  const zoom = changesZoom({
    ...deps,
    intended: (call, userId) => deps.intended(call, userId, clock.nowMs() + lateMs),
  });
  const queue = changeQueue(() => runner);
  boss.register(queue);
  const later = createLater(boss, queue, database);
  const { told } = deps;
  const runner = createRunner({
    audit: deps.audit,
    database,
    inventory: deps.inventory,
    zoom,
    clock,
    log,
    wait,
    lateMs,
    told,
    approval,
    isStopping,
    bounds,
  });
  const mayAll = async ({ userId }: Session, actionId: string): Promise<boolean> => {
    const may = deps.account && (await permissionsFor(deps.account.actors, userId));
    return may !== null && isActionId(actionId) && may.all(actionId);
  };
  const seesAudit = async ({ userId }: Session): Promise<boolean> =>
    deps.account !== null && seesAddresses(await permissionsFor(deps.account.actors, userId));
  const ensureSees = async ({ userId }: Session): Promise<void> => {
    const may = deps.account && (await permissionsFor(deps.account.actors, userId));
    if (!may || !canReadSome(may))
      throw new RequestFailure("forbidden_role", "Your role shows you no channels of the account.");
  };
  const ensureMay: ChangesDeps["ensureMay"] = async (session, connection, parts, where = "somewhere") => {
    for (const { actionId, matching } of parts) {
      if (where === "everywhere" && !(await mayAll(session, actionId)))
        throw new RequestFailure("forbidden_role", "Your role does not allow this in the whole account.");
      if (matching) {
        const reads = operationsOf(matching.matching, connection);
        if (reads.length === 0)
          throw new RequestFailure("invalid_request", "Your own connection lists your own channels.");
        if (isOfInventory(matching.matching)) await ensureSees(session);
        else
          for (const id of reads)
            await grantToUse(deps, session, connection, {
              operation: operationById(id),
              params: paramsOf(matching.matching),
              query: {},
            });
      }
      const operations = actionOf(actionId).operations[connection];
      if (operations.length === 0)
        throw new RequestFailure(
          "forbidden_role",
          connection === "me"
            ? "This needs the account connection: Zoom offers it to account-level apps only."
            : "This needs your own connection: Zoom offers it to the person who signed in only.",
        );
      for (const id of operations)
        await grantToUse(deps, session, connection, {
          operation: operationById(id),
          params: {},
          query: {},
          doing: doingOf([{ actionId }]),
        });
    }
  };
  const takeBacks = createTakeBacks({ database, clock, later, audit: deps.audit, log, told });
  const callingOff = createCallingOff({ database, clock, audit: deps.audit, log, told });
  boss.register(takeBackQueue([takeBacks, callingOff]));
  const changes = createChanges({
    takeBacks,
    audit: deps.audit,
    database,
    clock,
    runner,
    later,
    told,
    stagedFiles: deps.stagedFiles,
    inventory: deps.inventory,
    approval,
    ensureMay,
    permits: zoom.permits,
    seesAddresses: seesAudit,
    seesAudit,
    mayDo: async (session) => {
      const allowed: string[] = [];
      for (const actionId of actionIds)
        if (await isAllowed(ensureMay(session, "account", [{ actionId, input: null, isUndo: false }], "everywhere")))
          allowed.push(actionId);
      return allowed;
    },
    bounds,
  });
  return namingRefusals(changes, database);
}
