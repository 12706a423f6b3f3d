// `/api/inventory/own-channels`: what the inventory knows of the channels that whoever asks is in. Everyone may ask.
import { Router } from "express";
import { userIdKey } from "../../contract/user-id.ts";
import type { OwnChannels } from "../../domain/inventory/own-channels.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess } from "./access.ts";
import { ownChannels, ownReadAtMs } from "./queries/own-channels.ts";

export function ownRoutes(deps: AccessDeps & { readonly database: DatabaseSource }): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  router.get("/api/inventory/own-channels", async (req, res) => {
    const { session, sync } = await access.member(req);
    const { orm } = await deps.database.ready;
    const key = userIdKey(session.userId);
    const channels = await ownChannels(orm, key);
    const { wholeSinceMs } = await sync.state();
    const answer: OwnChannels = {
      channels: [...channels],
      isWhole: wholeSinceMs !== null,
      readAtMs: await ownReadAtMs(orm, key),
    };
    res.json(answer);
  });
  return router;
}
