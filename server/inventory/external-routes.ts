// `/api/inventory/external`: who of other accounts is in which channels and spaces.
import { Router } from "express";
import * as v from "valibot";
import {
  type ExternalAsked,
  ExternalAsked as ExternalSchema,
  externalFacetNames,
} from "../../domain/inventory/external.ts";
import { seesAddresses } from "../access/inventory.ts";
import { placeIn, tokenOf } from "../changes/page-token.ts";
import { checked } from "../changes/request-schemas.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess } from "./access.ts";
import { given, Paged, Skip, text, valuesIn } from "./list-query.ts";
import { ExternalAfter, externalPage, externalTotals, externalValues } from "./queries/external.ts";

const Query = v.looseObject({ find: v.optional(text, ""), sort: v.optional(text) });

function askedIn(query: unknown): ExternalAsked {
  const { find, sort } = checked(Query, query);
  return checked(ExternalSchema, { find, facets: valuesIn(externalFacetNames, query), ...given({ sort }) });
}

export function externalRoutes(deps: AccessDeps & { readonly database: DatabaseSource }): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  router.get("/api/inventory/external", async (req, res) => {
    const { may } = await access.reader(req);
    const { page_size: size, next_page_token, skip } = checked(v.object({ ...Paged, skip: Skip }), req.query);
    const asked = { ...askedIn(req.query), seesAddresses: seesAddresses(may) };
    const { orm } = await deps.database.ready;
    const { rows, next } = await externalPage(orm, asked, {
      after: placeIn(next_page_token, ExternalAfter),
      size,
      skip,
    });
    res.json({ rows, next_page_token: next ? tokenOf(next) : "", ...(await externalTotals(orm, asked)) });
  });
  router.get("/api/inventory/external/values", async (req, res) => {
    const { may } = await access.reader(req);
    const asked = { ...askedIn(req.query), seesAddresses: seesAddresses(may) };
    res.json(await externalValues((await deps.database.ready).orm, asked));
  });
  return router;
}
