// `/api/inventory`: what the console knows of the account, to those who could read it at Zoom themselves.
import { Router } from "express";
import * as v from "valibot";
import {
  type ChannelsAsked,
  ChannelsAsked as ChannelsSchema,
  channelFacetNames,
} from "../../domain/inventory/channels.ts";
import { PeopleAsked } from "../../domain/inventory/people.ts";
import type { InventoryState, InventoryStatus } from "../../domain/inventory/status.ts";
import type { Audit } from "../audit/audit.ts";
import { placeIn, tokenOf } from "../changes/page-token.ts";
import { checked, wholeNumber } from "../changes/request-schemas.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess, mayKeep, requestIdOf } from "./access.ts";
import { askingOf, channelsReached, peopleMeant, personSeen, spacesShown } from "./asking.ts";
import { given, Paged, Skip, text, valuesIn } from "./list-query.ts";
import type { Memory } from "./memory/memory.ts";
import { ChannelPlace, channelCounts, channelPage } from "./queries/channels.ts";
import { keyOfPerson, nobody } from "./queries/key-of-person.ts";
import { PersonPlace, peoplePage, personPage } from "./queries/people.ts";
import { spaceNames } from "./queries/spaces.ts";
import { inventoryState, inventoryStatus } from "./queries/status.ts";
import { inventorySettings } from "./store/settings.ts";

export interface InventoryRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly audit: Pick<Audit, "record">;
  /** Part of the limits it is read with. */
  readonly part: number;
  readonly hasWebhooks: boolean;
}

const number = v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER));
const ChannelQuery = v.looseObject({
  ...{ find: v.optional(text, ""), person: v.optional(v.string()), directoryGroup: v.optional(text) },
  sort: v.optional(text),
  ...{ membersFrom: number, quietFor: number, retentionNot: v.optional(text), unsnoozed: v.optional(text) },
});

/** The filters of an address: `type=1,3&owner=none`. */
function askedIn(query: unknown): ChannelsAsked {
  const { find, person, directoryGroup, sort, ...ranges } = checked(ChannelQuery, query);
  const { membersFrom, quietFor, retentionNot, unsnoozed } = ranges;
  const rest = given({ person, directoryGroup, sort, membersFrom, quietFor, retentionNot, unsnoozed });
  return checked(ChannelsSchema, { find, facets: valuesIn(channelFacetNames, query), ...rest });
}

export function inventoryRoutes(deps: InventoryRouteDeps): Router {
  const { database, memory, clock } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  router.get("/api/inventory", async (req, res) => {
    const { may, sync } = await access.reader(req, "The state of the inventory tells of the whole account.");
    const { orm } = await database.ready;
    const status: InventoryStatus = {
      ...(await inventoryStatus({ orm, memory, sync, nowMs: clock.nowMs() })),
      part: deps.part,
      settings: await inventorySettings(orm),
      webhooks: { isOn: deps.hasWebhooks, lastAtMs: sync.lastEventAtMs() },
      mayPause: mayKeep(may),
    };
    res.json(status);
  });
  router.get("/api/inventory/state", async (req, res) => {
    const { sync } = await access.someReader(req);
    const { orm } = await database.ready;
    res.json((await inventoryState({ orm, sync, nowMs: clock.nowMs() })) satisfies InventoryState);
  });
  for (const act of ["pause", "resume"] as const)
    router.post(`/api/inventory/${act}`, async (req, res) => {
      const { sync, session: who } = await access.keeper(req, "pause and resume the inventory");
      if (act === "pause") await sync.pause({ userId: who.userId, name: who.displayName });
      else await sync.resume();
      await deps.audit.record({ requestId: requestIdOf(res), who, operation: `${act}Inventory` });
      res.sendStatus(204);
    });

  router.get("/api/inventory/channels", async (req, res) => {
    const { may } = await access.someReader(req);
    const { page_size: size, next_page_token, skip } = checked(v.object({ ...Paged, skip: Skip }), req.query);
    const { orm } = await database.ready;
    const asked = askedIn(req.query);
    const asking = await askingOf(orm, asked, may, clock.nowMs());
    const after = placeIn(next_page_token, ChannelPlace, asked);
    const { channels, next, total, wide } = await channelPage({ orm, memory }, asking, { after, size, skip });
    res.json({ channels, next_page_token: next ? tokenOf(next, asked) : "", total, wide_words: wide });
  });
  router.get("/api/inventory/channels/counts", async (req, res) => {
    const { may } = await access.someReader(req);
    const { orm } = await database.ready;
    const asking = await askingOf(orm, askedIn(req.query), may, clock.nowMs());
    res.json(await channelCounts({ orm, memory }, asking));
  });
  router.get("/api/inventory/spaces", async (req, res) => {
    const { may } = await access.someReader(req);
    const seen = await spacesShown(memory, may);
    const spaces = await spaceNames((await database.ready).orm);
    res.json({ spaces: spaces.filter(({ id }) => seen?.has(id) ?? true) });
  });
  router.get("/api/inventory/people", async (req, res) => {
    const { may } = await access.someReader(req);
    const paged = v.object({ ...Paged, skip: Skip, ...PeopleAsked.entries });
    const { page_size: size, next_page_token, skip, ...asked } = checked(paged, req.query);
    const { orm } = await database.ready;
    const { wanted, total } = await peopleMeant({ orm, memory, nowMs: clock.nowMs() }, asked, may);
    const after = placeIn(next_page_token, PersonPlace, asked);
    const { people, next } = await peoplePage(orm, wanted, { after, size, skip });
    res.json({ people, next_page_token: next ? tokenOf(next, asked) : "", total });
  });
  router.get("/api/inventory/people/:key", async (req, res) => {
    const { may } = await access.someReader(req);
    const { orm } = await database.ready;
    const movesIn = await channelsReached(memory, may);
    const page = await personPage(orm, await keyOfPerson(orm, req.params.key, true), movesIn);
    const seen = page && (await personSeen({ orm, memory }, page, may));
    if (!seen) throw nobody();
    res.json(seen);
  });
  return router;
}
