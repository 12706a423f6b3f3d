// `/api/help-desk`: what somebody has until a day, and what a colleague has that they could have too.

import { eq, inArray } from "drizzle-orm";
import { Router } from "express";
import * as v from "valibot";
import { isActionId } from "../../domain/actions/registry.ts";
import { grouped } from "../../domain/grouped.ts";
import type { ChannelRule, CopyAccess, CopyRow } from "../../domain/help-desk/copy-access.ts";
import { copyRows } from "../../domain/help-desk/copy-access.ts";
import type { TemporaryAccess, TemporaryPlace } from "../../domain/help-desk/temporary-access.ts";
import type { PersonPage } from "../../domain/inventory/people.ts";
import type { Permissions } from "../access/actors.ts";
import { orUnavailable } from "../access/permit.ts";
import type { Places } from "../access/places.ts";
import { checked } from "../changes/request-schemas.ts";
import type { Orm } from "../db/database.ts";
import { inventoryChannels, inventorySpaceChannels } from "../db/schema.ts";
import { inventoryAccess } from "../inventory/access.ts";
import { seeing, seeingSpaces } from "../inventory/asking.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { type PersonDeps, personBoth, seenPerson } from "./seen-person.ts";
import { temporaryPlaces } from "./temporary-access.ts";

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const Of = v.union([v.object({ person: id }), v.object({ channel: id })], "Name a person or a channel.");
const Between = v.object({ from: id, to: id });

export function deskAccessRoutes(deps: PersonDeps): Router {
  const { database, memory, account } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  router.get("/api/help-desk/temporary-access", async (req, res) => {
    const { may, session } = await access.someReader(req);
    const asked = checked(Of, req.query);
    const isSeen = await seeing(memory, may);
    const { orm } = await database.ready;
    if ("channel" in asked) {
      if (!isSeen(asked.channel) || !isSeen(asked.channel, "see-people"))
        throw new RequestFailure("forbidden_role", "Your role does not show you who is in this channel.");
      const places = await temporaryPlaces(orm, session.accountId, { of: "channel", channelId: asked.channel });
      const shown = places.filter((place) => mayShow(place, may, isSeen));
      res.json({ places: shown } satisfies v.InferOutput<typeof TemporaryAccess>);
      return;
    }
    const person = await seenPerson(deps, asked.person, may);
    const places = await temporaryPlaces(orm, session.accountId, { of: "person", ...person });
    const shown = places.filter((place) => mayShow(place, may, isSeen));
    res.json({ places: shown } satisfies v.InferOutput<typeof TemporaryAccess>);
  });

  router.get("/api/help-desk/copy-access", async (req, res) => {
    const { may } = await access.someReader(req);
    const asked = checked(Between, req.query);
    const [from, to] = await Promise.all([personBoth(deps, asked.from, may), personBoth(deps, asked.to, may)]);
    const { orm } = await database.ready;
    const rules = await channelRules(
      orm,
      from.seen.channels.map((channel) => channel.id),
    );
    const ruleOf = (channelId: string): ChannelRule =>
      rules.get(channelId) ?? { external: undefined, isGeneral: false };
    const rows = copyRows({ from: from.seen, to: to.seen, ruleOf });
    const answer: CopyAccess = {
      from: { key: from.seen.key, name: from.seen.name },
      to: { key: to.seen.key, name: to.seen.name },
      rows: account ? [...(await allowedRows(account.places, may, rows))] : [],
      // Of whom only the name is shown it is not told in how much they are either.
      hidden: from.seen.shown === "name" ? {} : hiddenOf(from),
      isPart: from.seen.shown !== "all",
    };
    res.json(answer);
  });
  return router;
}

function mayShow(
  { what, channelId, placeId }: TemporaryPlace,
  may: Permissions,
  isSeen: Awaited<ReturnType<typeof seeing>>,
): boolean {
  if (what === "space") return seeingSpaces(may)(placeId);
  if (what === "directoryGroup") return may.all("see-directory-groups");
  return isSeen(channelId) && (what === "channel" || isSeen(channelId, "see-mention-groups"));
}

async function channelRules(orm: Orm, ids: readonly string[]): Promise<ReadonlyMap<string, ChannelRule>> {
  if (ids.length === 0) return new Map();
  const { id: channelId, external } = inventoryChannels;
  const rows = await orm
    .select({ channelId, external, isGeneral: inventorySpaceChannels.isGeneral })
    .from(inventoryChannels)
    .leftJoin(inventorySpaceChannels, eq(inventorySpaceChannels.channelId, channelId))
    .where(inArray(channelId, [...ids]));
  return new Map(
    rows.map((row) => [row.channelId, { external: row.external ?? undefined, isGeneral: row.isGeneral === true }]),
  );
}

/** Without the ways that the role of whoever asks does not allow; where none is left, the row says so. */
async function allowedRows(places: Places, may: Permissions, rows: readonly CopyRow[]): Promise<readonly CopyRow[]> {
  const steps = rows.flatMap(({ member, admin }) => [member, admin].flatMap((step) => step ?? []));
  const whys = new Map<object, string>();
  for (const [actionId, own] of grouped(steps, (step) => step.actionId)) {
    if (!isActionId(actionId)) throw new Error(`there is no action ${actionId}`);
    const targets = own.map(({ target }) => target);
    for (const [index, verdict] of (await orUnavailable(() => places.verdicts(may, actionId, targets))).entries()) {
      const step = own[index];
      if (step && verdict.is === "denied") whys.set(step, verdict.why);
    }
  }
  const decided = rows.map((row): CopyRow => {
    const [member, admin] = [row.member, row.admin].map((step) => (step && !whys.has(step) ? step : null));
    const why = whys.get(row.member ?? row.admin ?? row);
    const isLeft = row.leftOut === null && !member && !admin && why !== undefined;
    return { ...row, member: member ?? null, admin: admin ?? null, ...(isLeft && { leftOut: why, note: null }) };
  });
  const left = new Set(decided.flatMap((row) => (row.leftOut === null ? [] : row.id)));
  // Whoever does not come into a channel comes into none of its mention groups.
  return decided.map((row) =>
    row.needs !== null && left.has(row.needs)
      ? { ...row, member: null, needs: null, leftOut: `They are not in the channel ${row.channel}, which is left out.` }
      : row,
  );
}

/** Of what the colleague is in how much whoever asks is not shown. */
function hiddenOf({ all, seen }: { readonly all: PersonPage; readonly seen: PersonPage }): Record<string, number> {
  const counts = {
    channel: all.channels.length - seen.channels.length,
    space: all.spaces.length - seen.spaces.length,
    mentionGroup: all.mentionGroups.length - seen.mentionGroups.length,
    directoryGroup: all.directoryGroups.length - seen.directoryGroups.length,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
