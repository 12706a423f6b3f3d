// Changes what people have set up of access: checked, written down, announced, and such that it can be taken back.
import { isDeepStrictEqual } from "node:util";
import { type Actor, can } from "../../domain/access/can.ts";
import { type Entry, type GrantEntry, givenBy, roleOfEntry } from "../../domain/access/given.ts";
import { whyNotBreak, whyNotDefine, whyNotGive, whyNotTake } from "../../domain/access/giving.ts";
import { builtInRoles } from "../../domain/access/roles.ts";
import { type EntryChange, findAccessChange, lockEntries, storeChange } from "../access/access-store.ts";
import type { Permissions } from "../access/actors.ts";
import type { GivenSource } from "../access/given.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Change, DatabaseSource } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";

export interface ChangingDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly audit: Pick<Audit, "record">;
  readonly given: GivenSource;
}

export interface Asked {
  readonly may: Permissions;
  readonly session: Session;
  readonly requestId: string;
}

interface How {
  readonly undoOf?: string;
  readonly broken?: Extract<Change, { kind: "access-changed" }>["broken"];
  /** When what was looked at had been made; left out where that does not matter. */
  readonly seenAtMs?: number;
}

/** Of what there is, what is to become of it; nothing where both are the same. @throws RequestFailure */
export type Deciding = (entries: readonly Entry[]) => EntryChange;

export const createChanging = ({ database, clock, audit, given }: ChangingDeps) => {
  const change = async (
    { may, session, requestId }: Asked,
    operation: string,
    decide: Deciding,
    how: How = {},
  ): Promise<Entry | null> => {
    const db = await database.ready;
    const done = await db.orm.transaction(async (within) => {
      const entries = await lockEntries(within);
      const decided = decide(entries);
      ensureMayChange(may, decided, entries, clock.nowMs());
      ensureSeen(decided, how.seenAtMs);
      if (decided.before !== null && decided.before === decided.after) return decided.after;
      const { userId: byUserId, displayName: byName } = session;
      const made = { byUserId, byName, atMs: clock.nowMs(), undoOf: how.undoOf ?? null };
      await storeChange(within, decided, made);
      await audit.record({ requestId, who: session, operation, detail: decided }, within);
      await db.announce({ kind: "access-changed", ...(how.broken && { broken: how.broken }) }, within);
      return decided.after;
    });
    given.forget();
    return done;
  };
  return {
    change,
    /** Has it as it was before a change, unless it has become something else since. */
    undo: async (asked: Asked, id: string): Promise<Entry | null> => {
      const was = await findAccessChange((await database.ready).orm, id);
      if (!was) throw new RequestFailure("not_found", "There is no such change of access.");
      if (was.before?.is === "grant" && was.before.isBreakGlass)
        throw new RequestFailure(
          "invalid_request",
          "An hour of every right that was ended is not brought back: whoever needs it takes it again, with a reason.",
        );
      const { is, id: subject } = was.after ?? was.before ?? {};
      const decide: Deciding = (entries) => {
        const now = entries.find((entry) => entry.is === is && entry.id === subject) ?? null;
        if (!isDeepStrictEqual(now, was.after))
          throw new RequestFailure("invalid_request", "It has become something else since, so this cannot be undone.");
        return { before: now, after: was.before };
      };
      return change(asked, "undoAccessChange", decide, { undoOf: id });
    },
  };
};

/** What somebody has given before just as now: whoever had no answer sends it once more, and it is given once. */
export const givenAlready = (entries: readonly Entry[], now: GrantEntry): GrantEntry | undefined =>
  entries.find((one): one is GrantEntry => one.is === "grant" && isDeepStrictEqual(giftOf(one), giftOf(now)));

const giftOf = ({ roleId, set, to, reason, untilMs, isBreakGlass, byUserId }: GrantEntry) => ({
  ...{ roleId, set, reason, untilMs, isBreakGlass, byUserId },
  to: to.is === "person" ? to.userId : to.groupId,
});

/** Nobody gives, changes or takes what they do not have themselves. @throws RequestFailure `forbidden_role` */
function ensureMayChange(
  { actor, some }: Permissions,
  { before, after }: EntryChange,
  entries: readonly Entry[],
  nowMs: number,
): void {
  if (before === null && after?.is === "grant" && after.isBreakGlass) {
    ensureMayBreak(actor, after, nowMs);
    return;
  }
  const refuse = (why: string | null) => {
    if (why !== null) throw new RequestFailure("forbidden_role", why);
  };
  if (!some("give-roles")) refuse("Your role does not include “Give and take roles”.");
  const { roles, grants } = givenBy(entries);
  for (const entry of [before, after]) {
    const isTaken = entry === before;
    if (entry?.is === "grant") {
      const role = roles.get(entry.roleId);
      const gift = role && { role, set: entry.set, untilMs: entry.untilMs };
      if (gift) refuse(isTaken ? whyNotTake(actor, gift, nowMs) : whyNotGive(actor, gift, nowMs));
    }
    if (entry?.is === "role") {
      const role = roleOfEntry(entry);
      refuse(whyNotDefine(actor, role, nowMs));
      // Whoever holds it has more or less by it.
      for (const { roleId, set, untilMs } of grants)
        if (roleId === entry.id) refuse(whyNotGive(actor, { role, set, untilMs: isTaken ? nowMs : untilMs }, nowMs));
    }
    if (entry?.is === "protected") {
      const channel = { channelId: entry.id, name: null, spaceId: null, own: null, isProtected: true };
      const verdict = can(actor, "give-roles", { is: "channel", channel }, nowMs);
      if (verdict.is === "denied") refuse("Only workspace administrators say which channels are protected.");
    }
  }
  if (after?.is === "grant" && !roles.has(after.roleId))
    throw new RequestFailure("invalid_request", "There is no such role any more.");
  const isHeld = ({ roleId, untilMs }: GrantEntry) => roleId === before?.id && (untilMs === null || untilMs > nowMs);
  if (before?.is === "role" && after === null && grants.some(isHeld))
    throw new RequestFailure("invalid_request", "The role is still held. Take it from everyone first.");
  if (after?.is === "role") ensureNameIsFree(after, entries);
}

/** Nobody overwrites what another has made of it since they looked. @throws RequestFailure `outdated` */
function ensureSeen({ before }: EntryChange, seenAtMs: number | undefined): void {
  if (seenAtMs === undefined || before === null || before.atMs === seenAtMs) return;
  throw new RequestFailure(
    "outdated",
    `${before.byName} has changed it since you opened it. Close this, look at what it is now, and change it from there.`,
  );
}

const folded = (name: string): string => name.normalize("NFKC").trim().toLocaleLowerCase("en");

/** Whoever gives a role chooses it by its name. @throws RequestFailure `invalid_request` */
function ensureNameIsFree({ id, name }: Entry & { is: "role" }, entries: readonly Entry[]): void {
  const others = [...builtInRoles, ...entries.flatMap((entry) => (entry.is === "role" ? [entry] : []))];
  if (others.some((one) => one.id !== id && folded(one.name) === folded(name)))
    throw new RequestFailure("invalid_request", `There is a role named “${name}” already. Choose another name.`);
}

export const BREAK_GLASS_MS = 3_600_000;

/** For themselves, for an hour, and not by having done so before. */
function ensureMayBreak(actor: Actor, { to, untilMs }: GrantEntry, nowMs: number): void {
  const isOwn = to.is === "person" && to.userId === actor.userId;
  const isShort = untilMs !== null && untilMs <= nowMs + BREAK_GLASS_MS;
  if (!isOwn || !isShort)
    throw new RequestFailure("forbidden_role", "Every right is taken for oneself, and for an hour at most.");
  const why = whyNotBreak(actor, nowMs);
  if (why !== null) throw new RequestFailure("forbidden_role", why);
}
