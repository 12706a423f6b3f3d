// Who is in the directory groups that something was given to: by the inventory where that is fresh, else asked of Zoom.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import { everyRow } from "../../domain/answers/page.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { isRefusalOfIt } from "../../domain/failure.ts";
import { directoryMemberList } from "../../domain/resources/directory-group-members.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import type { AskFor } from "./account-ask.ts";
import type { Moment, OwnChanges } from "./own-changes.ts";

export interface GroupMembers {
  /** Whether somebody is in it; undefined where that is not at hand. */
  cached(groupId: string, userId: string): boolean | undefined;
  /** @throws what keeps it from being found out */
  isIn(groupId: string, userId: string): Promise<boolean>;
  /** The same; nobody is in a group that is not there, or of which Zoom refuses to tell. */
  of(groupId: string, userId: string): Promise<boolean | "unknown">;
  /** What was known last, however long ago: to show, never to allow anything by. */
  lastKnown(groupId: string, userId: string): boolean;
}

export interface GroupMemberDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly askFor: AskFor;
  readonly changes: Pick<OwnChanges, "now" | "isSince">;
}

/** What the inventory read of a group so long ago will do. */
const MEMBERS_FRESH_MS = 120_000;
/**
 * How long what the inventory says is kept, and what Zoom does; that a group is not there, and that nobody says who is in it:
 * else each request of everybody asked anew.
 */
const KEPT_MS = { known: 4_000, told: 60_000, gone: 60_000, failed: 5_000 };
/** From then on it is found out again while what is kept still serves, so that nobody waits for a list of many pages. */
const ANEW_PART = 0.75;

interface Asked {
  readonly asked: Moment;
}
interface Kept extends Asked {
  readonly keys: ReadonlySet<string>;
  readonly anewFromMs: number;
  readonly untilMs: number;
}
interface Failed extends Asked {
  readonly isGone: boolean;
  readonly untilMs: number;
}
interface Finding extends Asked {
  readonly keys: Promise<ReadonlySet<string>>;
}

const Known = v.object({ rows: v.array(v.object({ keys: v.array(v.string()) })) });

export function createGroupMembers({ database, clock, log, askFor, changes }: GroupMemberDeps): GroupMembers {
  const groups = new Map<string, Kept>();
  const finding = new Map<string, Finding>();
  const failed = new Map<string, Failed>();
  const isSince = (groupId: string, { asked }: Asked) =>
    changes.isSince(asked, { step: "directory-group-members", subject: groupId });

  const known = async (groupId: string): Promise<ReadonlySet<string> | undefined> => {
    const { orm } = await database.ready;
    const { rows } = v.parse(
      Known,
      await orm.execute(sql`
        select coalesce((
          select jsonb_agg(m.person_key) from inventory_directory_group_members m where m.group_id = r.subject
        ), '[]'::jsonb) as keys
        from inventory_reads r
        where r.step = 'directory-group-members' and r.subject = ${groupId} and r.rank > 0
          and r.read_at_ms >= ${clock.nowMs() - MEMBERS_FRESH_MS}
      `),
    );
    const [row] = rows;
    return row && new Set(row.keys);
  };
  const told = async (groupId: string, userId: string): Promise<ReadonlySet<string>> => {
    const { page, callOf } = directoryMemberList(groupId);
    const { rows } = await everyRow(askFor(userId), page, callOf);
    return new Set(rows.map(({ userId }) => userIdKey(userId)));
  };
  const find = (groupId: string, userId: string): Promise<ReadonlySet<string>> => {
    const running = finding.get(groupId);
    if (running && isSince(groupId, running)) return running.keys;
    const asked = changes.now();
    const read = async () => {
      const atHand = await known(groupId);
      const keys = atHand ?? (await told(groupId, userId));
      const keptMs = KEPT_MS[atHand ? "known" : "told"];
      const nowMs = clock.nowMs();
      // One that was begun later knows better.
      if ((groups.get(groupId)?.asked.number ?? 0) <= asked.number) {
        groups.set(groupId, { keys, asked, anewFromMs: nowMs + keptMs * ANEW_PART, untilMs: nowMs + keptMs });
        failed.delete(groupId);
      }
      return keys;
    };
    const keys = read()
      .catch((error: unknown) => {
        const isGone = error instanceof CallFailed && isRefusalOfIt(error.failure);
        failed.set(groupId, { asked, isGone, untilMs: clock.nowMs() + KEPT_MS[isGone ? "gone" : "failed"] });
        throw error;
      })
      .finally(() => {
        if (finding.get(groupId) === started) finding.delete(groupId);
      });
    const started: Finding = { asked, keys };
    finding.set(groupId, started);
    return keys;
  };
  const couldNot = (groupId: string, error: unknown) =>
    log.warn({ groupId, err: error }, "who is in a directory group that was given a role could not be told");
  const failure = (groupId: string): Failed | undefined => {
    const one = failed.get(groupId);
    return one && clock.nowMs() < one.untilMs && isSince(groupId, one) ? one : undefined;
  };
  const cached: GroupMembers["cached"] = (groupId, userId) => {
    const kept = groups.get(groupId);
    if (!kept || clock.nowMs() >= kept.untilMs || !isSince(groupId, kept)) return undefined;
    if (clock.nowMs() >= kept.anewFromMs && !finding.has(groupId) && !failure(groupId))
      find(groupId, userId).catch((error: unknown) => couldNot(groupId, error));
    return kept.keys.has(userIdKey(userId));
  };
  const isIn: GroupMembers["isIn"] = async (groupId, userId) =>
    cached(groupId, userId) ?? (await find(groupId, userId)).has(userIdKey(userId));
  return {
    cached,
    isIn,
    of: async (groupId, userId) => {
      const before = cached(groupId, userId) ?? failure(groupId);
      if (before !== undefined) return typeof before === "boolean" ? before : before.isGone ? false : "unknown";
      try {
        return await isIn(groupId, userId);
      } catch (error) {
        couldNot(groupId, error);
        return failed.get(groupId)?.isGone === true ? false : "unknown";
      }
    },
    lastKnown: (groupId, userId) => groups.get(groupId)?.keys.has(userIdKey(userId)) === true,
  };
}
