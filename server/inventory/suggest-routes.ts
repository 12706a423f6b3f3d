// `/api/inventory/suggest`: people and channels, for fields in which somebody types.
import { Router } from "express";
import * as v from "valibot";
import { channelsSeen } from "../access/inventory.ts";
import { checked, wholeNumber } from "../changes/request-schemas.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess } from "./access.ts";
import { findsEveryone, placesSeen } from "./asking.ts";
import type { Memory } from "./memory/memory.ts";
import { suggestedChannels, suggestedPeople } from "./queries/suggest.ts";

export interface SuggestRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
}

const Query = v.object({
  find: v.optional(v.pipe(v.string(), v.maxLength(300)), ""),
  count: v.optional(wholeNumber(1, 200), "20"),
});

export function suggestRoutes({ database, memory, ...deps }: SuggestRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  router.get("/api/inventory/suggest/people", async (req, res) => {
    const { may } = await access.someReader(req);
    const { find, count } = checked(Query, req.query);
    const { orm } = await database.ready;
    const sight = { seenIn: await placesSeen(memory, may), findsEveryone: await findsEveryone(orm, may) };
    res.json({ people: await suggestedPeople({ orm, memory }, find, count, sight) });
  });
  router.get("/api/inventory/suggest/channels", async (req, res) => {
    const { may } = await access.someReader(req);
    const { find, count } = checked(Query, req.query);
    res.json({ channels: await suggestedChannels({ memory }, find, count, channelsSeen(may)) });
  });
  return router;
}
