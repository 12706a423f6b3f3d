// `/api/inventory/external`: who of other accounts is in which channels and spaces.
import { Router } from "express";
import * as v from "valibot";
import {
  type ExternalAsked,
  ExternalAsked as ExternalSchema,
  externalFacetNames,
} from "../../domain/inventory/external.ts";
import type { Permissions } from "../access/actors.ts";
import { seesAddresses } from "../access/inventory.ts";
import { placeIn, tokenOf } from "../changes/page-token.ts";
import { checked } from "../changes/request-schemas.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess } from "./access.ts";
import { placesSeen } from "./asking.ts";
import { given, Paged, Skip, text, valuesIn } from "./list-query.ts";
import type { Memory } from "./memory/memory.ts";
import { ExternalAfter, type ExternalSeen, externalPage, externalTotals, externalValues } from "./queries/external.ts";

const Query = v.looseObject({ find: v.optional(text, ""), sort: v.optional(text) });

function askedIn(query: unknown): ExternalAsked {
  const { find, sort } = checked(Query, query);
  return checked(ExternalSchema, { find, facets: valuesIn(externalFacetNames, query), ...given({ sort }) });
}

export function externalRoutes(
  deps: AccessDeps & { readonly database: DatabaseSource; readonly memory: Memory },
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  const seenBy = async (may: Permissions, asked: ExternalAsked): Promise<ExternalSeen> => ({
    ...asked,
    seesAddresses: seesAddresses(may),
    ...(await placesSeen(deps.memory, may)),
  });
  router.get("/api/inventory/external", async (req, res) => {
    const { may } = await access.someReader(req);
    const { page_size: size, next_page_token, skip } = checked(v.object({ ...Paged, skip: Skip }), req.query);
    const given = askedIn(req.query);
    const asked = await seenBy(may, given);
    const { orm } = await deps.database.ready;
    const { rows, next } = await externalPage(orm, asked, {
      after: placeIn(next_page_token, ExternalAfter, given),
      size,
      skip,
    });
    res.json({ rows, next_page_token: next ? tokenOf(next, given) : "", ...(await externalTotals(orm, asked)) });
  });
  router.get("/api/inventory/external/values", async (req, res) => {
    const { may } = await access.someReader(req);
    const asked = await seenBy(may, askedIn(req.query));
    res.json(await externalValues((await deps.database.ready).orm, asked));
  });
  return router;
}
