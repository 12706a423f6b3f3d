// `/api/inventory/owner-tasks`: the owners to be changed by hand. Whoever edits a channel has its owner changed.
import { type Request, Router } from "express";
import * as v from "valibot";
import { MOST_OWNER_TASKS, NewOwnerTask } from "../../domain/inventory/owner-tasks.ts";
import type { Permissions } from "../access/actors.ts";
import { orUnavailable } from "../access/permit.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { type AccessDeps, inventoryAccess, type Reader, requestIdOf } from "./access.ts";
import { findsEveryone, placesSeen, seeing } from "./asking.ts";
import type { Memory } from "./memory/memory.ts";
import { keysSeen } from "./queries/people.ts";
import { smallBody } from "./small-body.ts";
import { addOwnerTasks, channelsOfTasks, ownerTasks, removeOwnerTask, tickOwnerTasks } from "./store/owner-tasks.ts";

export interface OwnerTaskRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly audit: Pick<Audit, "record">;
  readonly clock: Clock;
}

const TaskId = v.pipe(v.string(), v.uuid());
const MOST_ADDED_BYTES = 262_144;
const AddBody = v.object({
  tasks: v.pipe(
    v.array(NewOwnerTask),
    v.minLength(1),
    v.maxLength(
      MOST_OWNER_TASKS,
      `At most ${MOST_OWNER_TASKS} channels come onto the list at once. Choose fewer people.`,
    ),
  ),
});
const TickBody = v.object({ ids: v.pipe(v.array(TaskId), v.minLength(1), v.maxLength(MOST_OWNER_TASKS)) });

export function ownerTaskRoutes(deps: OwnerTaskRouteDeps): Router {
  const { database, memory, audit, clock, account } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  /** @throws RequestFailure where whoever asks edits no channel */
  const editor = async (req: Request): Promise<Reader> => {
    const asked = await access.someReader(req);
    if (!asked.may.some("set-channel-settings"))
      throw new RequestFailure("forbidden_role", "Only those whose role edits channels have owners changed.");
    return asked;
  };
  /** @throws RequestFailure where somebody does not edit each of these channels */
  const ensureEdits = async (may: Permissions, channelIds: readonly string[]): Promise<void> => {
    const isSeen = await seeing(memory, may);
    const targets = channelIds.map((channelId) => ({ channelId }));
    const verdicts =
      account && (await orUnavailable(() => account.places.verdicts(may, "set-channel-settings", targets)));
    const isEdited = (channelId: string, at: number) => isSeen(channelId) && verdicts?.[at]?.is === "allowed";
    if (!channelIds.every(isEdited))
      throw new RequestFailure(
        "forbidden_role",
        "Your role does not edit all of these channels, so nothing was changed. Leave out those that are not yours.",
      );
  };
  /** @throws RequestFailure where one of these people is none whom somebody is told of */
  const ensureSuccessors = async (orm: Orm, may: Permissions, keys: readonly string[]): Promise<void> => {
    if (await findsEveryone(orm, may)) return;
    const seen = await keysSeen(orm, keys, await placesSeen(memory, may));
    if (!keys.every((key) => seen.has(key)))
      throw new RequestFailure("forbidden_role", "Choose successors among the people whom your role shows you.");
  };

  router.get("/api/inventory/owner-tasks", async (req, res) => {
    const { may } = await access.someReader(req);
    const tasks = await ownerTasks((await database.ready).orm);
    const isSeen = await seeing(memory, may);
    res.json({ tasks: tasks.filter(({ channelId }) => isSeen(channelId)) });
  });
  router.post("/api/inventory/owner-tasks", async (req, res) => {
    const { may, session: who } = await editor(req);
    const { tasks } = await smallBody(req, AddBody, MOST_ADDED_BYTES);
    const { orm } = await database.ready;
    await ensureEdits(may, [...new Set(tasks.map(({ channelId }) => channelId))]);
    await ensureSuccessors(orm, may, [...new Set(tasks.map(({ toKey }) => toKey))]);
    const added = await orm.transaction(async (within) => {
      const count = await addOwnerTasks(within, tasks, who, clock.nowMs());
      await audit.record({ requestId: requestIdOf(res), who, operation: "addOwnerTasks", detail: { tasks } }, within);
      return count;
    });
    res.status(201).json({ added });
  });
  for (const act of ["tick", "untick"] as const)
    router.post(`/api/inventory/owner-tasks/${act}`, async (req, res) => {
      const { may, session: who, sync } = await editor(req);
      const { ids } = await smallBody(req, TickBody);
      const { orm } = await database.ready;
      await ensureEdits(may, await channelsOfTasks(orm, ids));
      const channels = await orm.transaction(async (within) => {
        const ticked = await tickOwnerTasks(within, ids, act === "tick" ? who : null, clock.nowMs());
        const detail = { channels: ticked };
        const operation = act === "tick" ? "tickOwnerTasks" : "untickOwnerTasks";
        await audit.record({ requestId: requestIdOf(res), who, operation, detail }, within);
        return ticked;
      });
      // The next read tells whether Zoom has it so.
      sync.changed(channels.map((subject) => ({ step: "channel-members", subject })));
      res.sendStatus(204);
    });
  router.delete("/api/inventory/owner-tasks/:id", async (req, res) => {
    const { may, session: who } = await editor(req);
    const { id } = req.params;
    const { orm } = await database.ready;
    const [channelId] = v.is(TaskId, id) ? await channelsOfTasks(orm, [id]) : [];
    const gone = () => new RequestFailure("unknown_operation", "This is no longer on the list.");
    if (channelId === undefined) throw gone();
    await ensureEdits(may, [channelId]);
    await orm.transaction(async (within) => {
      if ((await removeOwnerTask(within, id)) === undefined) throw gone();
      const detail = { channels: [channelId] };
      await audit.record({ requestId: requestIdOf(res), who, operation: "removeOwnerTask", detail }, within);
    });
    res.sendStatus(204);
  });
  return router;
}
