// `/api/access`: roles, who holds them over what, and what follows from that for a person or a channel.
import { randomUUID } from "node:crypto";
import { type Request, type Response, Router } from "express";
import * as v from "valibot";
import { isSameUserId } from "../../contract/user-id.ts";
import type { Holding, Verdict } from "../../domain/access/can.ts";
import { ChannelSet, holds } from "../../domain/access/channel-set.ts";
import { ChangedRole, type Entry, type GrantEntry, NewGrant, NewRole, Reason } from "../../domain/access/given.ts";
import { whyNotGive, whyNotTake } from "../../domain/access/giving.ts";
import { holdingsWith } from "../../domain/access/held.ts";
import type {
  AccessOverview,
  ChannelAccess,
  ChannelPlace,
  GrantPreview,
  PersonAccess,
} from "../../domain/access/info.ts";
import { packed } from "../../domain/access/packed.ts";
import { isRight, type Right, rights, rightWords } from "../../domain/access/rights.ts";
import { reachesProtected } from "../../domain/access/role.ts";
import { builtInRole, builtInRoles } from "../../domain/access/roles.ts";
import { Id } from "../../domain/ids.ts";
import { type EntryChange, lastChanges, readEntries } from "../access/access-store.ts";
import { askAsAccount } from "../access/account-ask.ts";
import { lasting, type Permissions } from "../access/actors.ts";
import type { GivenSource } from "../access/given.ts";
import { type AccountAccess, orUnavailable, permissionsFor } from "../access/permit.ts";
import type { Audit } from "../audit/audit.ts";
import { checked } from "../changes/request-schemas.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess, requestIdOf } from "../inventory/access.ts";
import { seeing } from "../inventory/asking.ts";
import type { Memory } from "../inventory/memory/memory.ts";
import { smallBody } from "../inventory/small-body.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { createPlaces } from "../middleware/places.ts";
import type { Session } from "../session/session.ts";
import type { Zoom } from "../zoom/client.ts";
import { BREAK_GLASS_MS, createChanging, type Deciding, givenAlready } from "./changing.ts";
import { knownChannel } from "./known-channel.ts";
import { namesInSets } from "./names-in-sets.ts";
import { knownReceiver, knownUserId } from "./receiver.ts";
import { channelLeaders, countOpened, leadingBy, rowIn, zoomAdministrators } from "./seen-channels.ts";
import { usesOfGrants } from "./uses.ts";

export interface AccessRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly audit: Pick<Audit, "record" | "sealing">;
  readonly given: GivenSource;
  readonly memory: Memory;
  readonly zoom: Pick<Zoom, "call">;
}

const EntryId = v.pipe(v.string(), v.uuid());
const Preview = v.object({ roleId: v.string(), set: ChannelSet });
const Protecting = v.object({ reason: Reason });
const OfChannel = v.object({ channel: v.optional(Id) });
/** A role that is meant for longer has no end. */
const MOST_AHEAD_MS = 10 * 366 * 86_400_000;
/** What one person is told at a time of what may be asked of Zoom. */
const MOST_AT_ONCE = 20;
/** Lists of channels are long. */
const MOST_BYTES = 131_072;

/** What was given over one thing alone, which then has a name in the history. */
const onesGiven = ({ before, after }: EntryChange): readonly GrantEntry[] =>
  [before, after].filter(
    (entry): entry is GrantEntry =>
      entry?.is === "grant" &&
      ((entry.set.of === "list" && entry.set.channelIds.length === 1) ||
        (entry.set.of === "spaces" && entry.set.spaceIds.length === 1)),
  );

export function accessRoutes(deps: AccessRouteDeps): Router {
  const { database, clock, given } = deps;
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);
  const changing = createChanging(deps);

  const asked = async (req: Request, res: Response) => ({ ...(await access.asker(req)), requestId: requestIdOf(res) });
  /** Whoever gives roles, or sees who did what. */
  const viewer = async (req: Request) => {
    const asker = await access.asker(req);
    if (!asker.may.all("give-roles") && !asker.may.all("see-audit"))
      throw new RequestFailure("forbidden_role", "Your role does not show you what people can do here.");
    return asker;
  };
  /** The same; and whoever gives roles over some channels, to whom only what they can give and take is shown. */
  const givers = async (req: Request) => {
    const asker = await access.asker(req);
    const isPart = !asker.may.all("give-roles") && !asker.may.all("see-audit");
    return isPart && asker.may.some("give-roles") ? { ...asker, isPart } : { ...(await viewer(req)), isPart: false };
  };
  /** Whether somebody could take a role that is given over a set. */
  const isTheirs = async (may: Permissions) => {
    const { roles } = await given.of();
    return ({ roleId, set }: Pick<GrantEntry, "roleId" | "set">): boolean => {
      const role = roles.get(roleId);
      return role !== undefined && whyNotTake(may.actor, { role, set }, clock.nowMs()) === null;
    };
  };
  const namesOf = (may: Permissions, held: readonly { readonly set: ChannelSet }[]) =>
    namesInSets(
      deps.sync ? deps.memory : null,
      may,
      held.map(({ set }) => set),
    );
  const by = ({ session }: Awaited<ReturnType<typeof asked>>) => ({
    byUserId: session.userId,
    byName: session.displayName,
    atMs: clock.nowMs(),
  });
  const found = <Is extends Entry["is"]>(entries: readonly Entry[], is: Is, id: string) => {
    const entry = entries.find((one): one is Extract<Entry, { is: Is }> => one.is === is && one.id === id);
    if (!entry) throw new RequestFailure("not_found", "It is not there any more.");
    return entry;
  };
  const ensureAhead = (untilMs: number | null) => {
    if (untilMs === null) return;
    const aheadMs = untilMs - clock.nowMs();
    if (aheadMs <= 0) throw new RequestFailure("invalid_request", "Choose an end that is still to come.");
    if (aheadMs > MOST_AHEAD_MS)
      throw new RequestFailure("invalid_request", "Choose an end within the next 10 years, or none.");
  };
  /** What it asks of Zoom for it is the asker's share, and so much at once. */
  const takePlace = createPlaces(MOST_AT_ONCE, `${MOST_AT_ONCE} questions of yours are being answered.`, 1_000);
  const onePlace = async <T>({ userId }: Pick<Session, "userId">, work: () => Promise<T>): Promise<T> => {
    const giveBack = takePlace(userId);
    try {
      return await orUnavailable(work);
    } finally {
      giveBack();
    }
  };

  /** Of somebody else, by the ID that Zoom has for them: it also takes addresses and `me`, which nothing is given to. */
  const permissionsOfOther = async (account: AccountAccess, session: Session, asked: string) => {
    const ask = askAsAccount({ ...deps, account }, session.userId);
    const userId = await onePlace(session, () => knownUserId(asked, ask));
    return { may: await permissionsFor(account.actors, userId) };
  };

  router.get("/api/access", async (req, res) => {
    const { may, session, isPart } = await givers(req);
    const { orm } = await database.ready;
    const entries = await readEntries(orm);
    const isShown = isPart ? await isTheirs(may) : () => true;
    const isGiven = ({ rights: some }: { readonly rights: readonly string[] }) =>
      !isPart || some.every((right) => isRight(right) && may.beyondOwn(right));
    const grants = entries.flatMap((entry) => (entry.is === "grant" && isShown(entry) ? [entry] : []));
    const changes = await lastChanges(orm, isPart ? session.userId : undefined);
    const overview: AccessOverview = {
      builtIn: builtInRoles.filter(isGiven),
      roles: entries.flatMap((entry) => (entry.is === "role" && isGiven(entry) ? [entry] : [])),
      grants,
      protected: isPart ? [] : entries.flatMap((entry) => (entry.is === "protected" ? [entry] : [])),
      changes,
      names: await namesOf(may, [...grants, ...changes.flatMap(onesGiven)]),
      byZoomRole: deps.sync && !isPart && may.all("see-people") ? await zoomAdministrators(orm) : [],
      isPart,
    };
    res.json(overview);
  });

  router.get("/api/access/uses", async (req, res) => {
    const { may, isPart } = await givers(req);
    // What was done a moment ago counts too.
    await deps.audit.sealing.now();
    const { grants, roles } = await given.of();
    const shown = isPart ? grants.filter(await isTheirs(may)) : grants;
    res.json({ uses: await usesOfGrants((await database.ready).orm, { grants: shown, roles }) });
  });

  router.post("/api/access/roles", async (req, res) => {
    const asker = await asked(req, res);
    const body = await smallBody(req, NewRole);
    const after: Entry = { is: "role", id: randomUUID(), ...body, ...by(asker) };
    res.status(201).json(await changing.change(asker, "createRole", () => ({ before: null, after })));
  });
  router.put("/api/access/roles/:id", async (req, res) => {
    const asker = await asked(req, res);
    const { seenAtMs, ...body } = await smallBody(req, ChangedRole);
    const decide: Deciding = (entries) => {
      const before = found(entries, "role", req.params.id);
      const made = by(asker);
      return { before, after: { ...before, ...body, ...made, atMs: Math.max(made.atMs, before.atMs + 1) } };
    };
    res.json(await changing.change(asker, "changeRole", decide, { seenAtMs }));
  });
  router.post("/api/access/grants", async (req, res) => {
    const asker = await asked(req, res);
    const body = await smallBody(req, NewGrant, MOST_BYTES);
    ensureAhead(body.untilMs);
    const { account } = deps;
    if (!account || !asker.may.some("give-roles"))
      throw new RequestFailure("forbidden_role", "Your role does not include “Give and take roles”.");
    const to = await knownReceiver(body.to, askAsAccount({ ...deps, account }, asker.session.userId));
    const after: GrantEntry = { is: "grant", id: randomUUID(), ...body, to, isBreakGlass: false, ...by(asker) };
    const decide: Deciding = (entries) => {
      const already = givenAlready(entries, after);
      return already ? { before: already, after: already } : { before: null, after };
    };
    res.status(201).json(await changing.change(asker, "giveRole", decide));
  });
  for (const [is, path, operation] of [
    ["role", "roles", "deleteRole"],
    ["grant", "grants", "endRole"],
  ] as const)
    router.delete(`/api/access/${path}/:id`, async (req, res) => {
      const asker = await asked(req, res);
      const id = checked(EntryId, req.params.id);
      const decide: Deciding = (entries) => ({ before: found(entries, is, id), after: null });
      await changing.change(asker, operation, decide);
      res.sendStatus(204);
    });
  router.put("/api/access/protected/:channelId", async (req, res) => {
    const asker = await asked(req, res);
    const channelId = checked(Id, req.params.channelId);
    const body = await smallBody(req, Protecting);
    const { account } = deps;
    if (!account || !asker.may.some("give-roles"))
      throw new RequestFailure("forbidden_role", "Your role does not include “Give and take roles”.");
    const { id, name } = await knownChannel(channelId, askAsAccount({ ...deps, account }, asker.session.userId));
    const decide: Deciding = (entries) => ({
      before: entries.find((entry) => entry.is === "protected" && entry.id === id) ?? null,
      after: { is: "protected", id, name, ...body, ...by(asker) },
    });
    res.json(await changing.change(asker, "protectChannel", decide));
  });
  router.delete("/api/access/protected/:channelId", async (req, res) => {
    const asker = await asked(req, res);
    const decide: Deciding = (entries) => ({ before: found(entries, "protected", req.params.channelId), after: null });
    await changing.change(asker, "unprotectChannel", decide);
    res.sendStatus(204);
  });
  router.post("/api/access/changes/:id/undo", async (req, res) => {
    const asker = await asked(req, res);
    res.json(await changing.undo(asker, checked(EntryId, req.params.id)));
  });
  router.post("/api/access/break-glass", async (req, res) => {
    const asker = await asked(req, res);
    const { reason } = await smallBody(req, v.object({ reason: Reason }));
    const { userId, displayName: name } = asker.session;
    const untilMs = clock.nowMs() + BREAK_GLASS_MS;
    const after: Entry = {
      ...{ is: "grant", id: randomUUID(), roleId: "workspace-admin", set: { of: "all" }, reason, untilMs },
      to: { is: "person", userId, name },
      isBreakGlass: true,
      ...by(asker),
    };
    const broken = { byName: name, reason, untilMs };
    res.status(201).json(await changing.change(asker, "breakGlass", () => ({ before: null, after }), { broken }));
  });

  router.post("/api/access/preview", async (req, res) => {
    const { may } = await access.asker(req);
    if (!may.some("give-roles")) throw new RequestFailure("forbidden_role", "Your role does not give roles.");
    const { roleId, set } = await smallBody(req, Preview, MOST_BYTES);
    const { roles, isProtected } = await given.of();
    const role = roles.get(roleId);
    if (!role) throw new RequestFailure("invalid_request", "There is no such role any more.");
    // Who may not give it is told no numbers of it.
    const why = whyNotGive(may.actor, { role, set, untilMs: clock.nowMs() }, clock.nowMs());
    if (why !== null) throw new RequestFailure("forbidden_role", why);
    const preview: GrantPreview =
      deps.sync && set.of !== "own"
        ? countOpened(await deps.memory.current(), set, isProtected, reachesProtected(role.id))
        : { channels: null, protected: null };
    res.json(preview);
  });
  router.get("/api/access/people/:userId", async (req, res) => {
    const asker = await access.asker(req);
    const asked = checked(Id, req.params.userId);
    const { channel: channelId } = checked(OfChannel, req.query);
    const isOwn = isSameUserId(asked, asker.session.userId);
    if (!isOwn) await viewer(req);
    const { account } = deps;
    const { may } = account && !isOwn ? await permissionsOfOther(account, asker.session, asked) : asker;
    const nowMs = clock.nowMs();
    const holdings = lasting(may, nowMs);
    const anywhere = (right: Right): Verdict => {
      const by = holdingsWith(may.actor, right, nowMs);
      return by.length > 0 ? { is: "allowed", by } : may.at(right, { is: "account" });
    };
    const verdicts =
      account && channelId !== undefined
        ? await onePlace(asker.session, () => account.places.verdictsOf(may, rights, { channelId }))
        : rights.map(anywhere);
    const told = rights.map((right, at) => {
      const verdict = verdicts[at];
      const by = verdict?.is === "allowed" ? verdict.by.map((holding) => holdings.indexOf(holding)) : [];
      const why = verdict?.is === "denied" ? verdict[isOwn ? "why" : "whyThey"] : null;
      return { right, words: rightWords(right), isAllowed: verdict?.is === "allowed", by, why };
    });
    const names = await namesOf(asker.may, holdings);
    res.json({ holdings, rights: told, names } satisfies PersonAccess);
  });
  router.get("/api/access/place", async (req, res) => {
    const { may, session } = await access.asker(req);
    const { channel: channelId } = checked(v.object({ channel: Id }), req.query);
    const { account } = deps;
    if (!account) throw new RequestFailure("unknown_operation", "This console has no account connection.");
    const facts = await onePlace(session, () => account.places.factsOf(may, channelId));
    const reaches = ({ role, set }: Holding) => holds(set, { channelId, ...facts }, reachesProtected(role.id));
    // Of what no role reaches it is not told what it is called, or where it is; nor, where none would if it were not, that it
    // is protected.
    const { name, spaceId } = may.actor.holdings.some(reaches) ? facts : { name: null, spaceId: null };
    const wouldReach = ({ set }: Holding) => holds(set, { channelId, ...facts }, true);
    const isProtected = facts.isProtected && may.actor.holdings.some(wouldReach);
    const channel = { ...facts, name, spaceId, isProtected };
    res.json({ channel, access: packed(lasting(may, clock.nowMs()), channelId) } satisfies ChannelPlace);
  });
  router.get("/api/access/channels/:channelId", async (req, res) => {
    const { may } = await viewer(req);
    const channelId = checked(Id, req.params.channelId);
    const isSeen = await seeing(deps.memory, may);
    const seesLeaders = isSeen(channelId) && (may.all("see-people") || isSeen(channelId, "see-people"));
    const { roles, grants, ...guarded } = await given.of();
    const isProtected = guarded.isProtected(channelId);
    const row = deps.sync ? rowIn((await deps.memory.current()).channels, channelId) : undefined;
    const facts = { channelId, name: row?.name ?? null, spaceId: row?.spaceId ?? null, isProtected };
    const { orm } = await database.ready;
    const leaders = seesLeaders ? await channelLeaders(orm, channelId) : [];
    const ownBy = await leadingBy(orm, leaders, grants);
    const isOver = (grant: GrantEntry) => {
      const { set, roleId, untilMs } = grant;
      if (!roles.has(roleId) || (untilMs !== null && untilMs <= clock.nowMs())) return false;
      return ownBy(grant).some((own) => holds(set, { ...facts, own }, reachesProtected(roleId)));
    };
    const answer: ChannelAccess = {
      isProtected,
      grants: grants.filter(isOver),
      leaders: isProtected ? [] : leaders,
      byZoomRole: (["workspace-admin", "channel-administrator", "channel-viewer"] as const)
        .map((id) => builtInRole(id))
        .filter(({ id }) => !isProtected || reachesProtected(id)),
    };
    res.json(answer);
  });
  return router;
}
