// `/api/inventory/leavers`: what people who leave are in, as far as whoever asks sees these places.
import { Router } from "express";
import * as v from "valibot";
import { type Leavers, MOST_LEAVERS, MOST_SUCCESSORS } from "../../domain/inventory/leavers.ts";
import { checked } from "../changes/request-schemas.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess } from "./access.ts";
import { findsEveryone, placesSeen, seeing } from "./asking.ts";
import type { Memory } from "./memory/memory.ts";
import { deactivatedKeys, leaversPage } from "./queries/leavers.ts";

export interface LeaverRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
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
export function leaverRoutes(deps: LeaverRouteDeps): Router {
  const { database, memory } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  router.get("/api/inventory/leavers", async (req, res) => {
    const { may } = await access.someReader(req);
    const asked = checked(Asked, req.query);
    const { orm } = await database.ready;
    const sight = { seenIn: await placesSeen(memory, may), findsEveryone: await findsEveryone(orm, may) };
    const who = "people" in asked ? { keys: asked.people } : await deactivatedKeys(orm, sight.seenIn);
    const page = await leaversPage(orm, { ...who, chosen: asked.chosen }, sight);
    const isSeen = await seeing(memory, may);
    res.json({
      ...page,
      mentionGroups: page.mentionGroups.filter(({ channelId }) => isSeen(channelId, "see-mention-groups")),
    } satisfies Leavers);
  });
  return router;
}
