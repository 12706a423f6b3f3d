// `/api/inventory/leavers`: what people who leave are in. `/api/inventory/owner-tasks`: the owners to be changed by hand.
import { Router } from "express";
import * as v from "valibot";
import { type Leavers, MOST_LEAVERS, MOST_SUCCESSORS } from "../../domain/inventory/leavers.ts";
import { MOST_OWNER_TASKS, NewOwnerTask } from "../../domain/inventory/owner-tasks.ts";
import type { Audit } from "../audit/audit.ts";
import { checked } from "../changes/request-schemas.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { type AccessDeps, inventoryAccess, requestIdOf } from "./access.ts";
import { seeing } from "./asking.ts";
import type { Memory } from "./memory/memory.ts";
import { deactivatedKeys, leaversPage } from "./queries/leavers.ts";
import { smallBody } from "./small-body.ts";
import { addOwnerTasks, ownerTasks, removeOwnerTask, tickOwnerTasks } from "./store/owner-tasks.ts";

export interface LeaverRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly audit: Pick<Audit, "record">;
  readonly clock: Clock;
}

const Keys = v.pipe(
  v.string(),
  v.maxLength(20_000),
  v.transform((keys) => [...new Set(keys.split(",").filter(Boolean))]),
);
/** Those who were chosen to succeed: whether they could, for that may have been long ago. */
const chosen = v.optional(
  v.pipe(
    Keys,
    v.check(
      ({ length }) => length <= MOST_SUCCESSORS,
      `These are more than ${MOST_SUCCESSORS} successors. Choose fewer.`,
    ),
  ),
  "",
);
const Asked = v.union([
  v.object({ of: v.literal("deactivated"), chosen }),
  v.object({
    people: v.pipe(
      Keys,
      v.check((keys) => keys.length > 0, "Name at least one person."),
      v.check((keys) => keys.length <= MOST_LEAVERS, `These are more than ${MOST_LEAVERS} people. Choose fewer.`),
    ),
    chosen,
  }),
]);
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

export function leaverRoutes(deps: LeaverRouteDeps): Router {
  const { database, memory, audit, clock } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  router.get("/api/inventory/leavers", async (req, res) => {
    const { may } = await access.reader(req);
    const asked = checked(Asked, req.query);
    const { orm } = await database.ready;
    const who = "people" in asked ? { keys: asked.people } : await deactivatedKeys(orm);
    const page = await leaversPage(orm, { ...who, chosen: asked.chosen });
    const isSeen = await seeing(memory, may);
    res.json({
      ...page,
      channels: page.channels.filter(({ id }) => isSeen(id)),
      mentionGroups: page.mentionGroups.filter(({ channelId }) => isSeen(channelId)),
    } satisfies Leavers);
  });

  const CHANGE = "have owners changed";
  router.get("/api/inventory/owner-tasks", async (req, res) => {
    const { may } = await access.reader(req);
    const tasks = await ownerTasks((await database.ready).orm);
    const isSeen = await seeing(memory, may);
    res.json({ tasks: tasks.filter(({ channelId }) => isSeen(channelId)) });
  });
  router.post("/api/inventory/owner-tasks", async (req, res) => {
    const { session: who } = await access.editor(req, CHANGE);
    const { tasks } = await smallBody(req, AddBody, MOST_ADDED_BYTES);
    const added = await (await database.ready).orm.transaction(async (within) => {
      const count = await addOwnerTasks(within, tasks, who, clock.nowMs());
      await audit.record({ requestId: requestIdOf(res), who, operation: "addOwnerTasks", detail: { tasks } }, within);
      return count;
    });
    res.status(201).json({ added });
  });
  for (const act of ["tick", "untick"] as const)
    router.post(`/api/inventory/owner-tasks/${act}`, async (req, res) => {
      const { session: who, sync } = await access.editor(req, CHANGE);
      const { ids } = await smallBody(req, TickBody);
      const channels = await (await database.ready).orm.transaction(async (within) => {
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
    const { session: who } = await access.editor(req, CHANGE);
    const { id } = req.params;
    await (await database.ready).orm.transaction(async (within) => {
      const channelId = v.is(TaskId, id) ? await removeOwnerTask(within, id) : undefined;
      if (channelId === undefined) throw new RequestFailure("unknown_operation", "This is no longer on the list.");
      const detail = { channels: [channelId] };
      await audit.record({ requestId: requestIdOf(res), who, operation: "removeOwnerTask", detail }, within);
    });
    res.sendStatus(204);
  });
  return router;
}
