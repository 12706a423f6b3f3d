// `/api/inventory/retention`: how long the account's default keeps messages, and the rule. Policies stand with the channels.
import { Router } from "express";
import { findingById } from "../../domain/inventory/findings.ts";
import type { RetentionOverview } from "../../domain/inventory/retention.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { type AccessDeps, inventoryAccess } from "./access.ts";
import { findingSettings } from "./findings/store.ts";
import { defaultRetention } from "./store/default-retention.ts";

const RULE = "retention";

async function ruleOf(orm: Orm): Promise<string> {
  const set = (await findingSettings(orm)).get(RULE);
  return set?.rule ?? findingById.get(RULE)?.defaults.rule ?? "default";
}

export function retentionRoutes(deps: AccessDeps & { readonly database: DatabaseSource }): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  router.get("/api/inventory/retention", async (req, res) => {
    const { may } = await access.someReader(req);
    if (!may.some("see-retention"))
      throw new RequestFailure("forbidden_role", "Your role does not show you how long channels keep messages.");
    const { orm } = await deps.database.ready;
    const overview: RetentionOverview = { byDefault: await defaultRetention(orm), rule: await ruleOf(orm) };
    res.json(overview);
  });
  return router;
}
