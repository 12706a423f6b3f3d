// Who is in the directory groups that something was given to: by the inventory where that is fresh, else asked of Zoom.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import { everyRow } from "../../domain/answers/page.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { directoryMemberList } from "../../domain/resources/directory-group-members.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import type { AskFor } from "./account-ask.ts";

export interface GroupMembers {
  /** Whether somebody is in it; undefined where that is not at hand. */
  cached(groupId: string, userId: string): boolean | undefined;
  /** @throws what keeps it from being found out */
  isIn(groupId: string, userId: string): Promise<boolean>;
  /** The same; nobody is in a group of which that cannot be found out. */
  of(groupId: string, userId: string): Promise<boolean>;
}

export interface GroupMemberDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly askFor: AskFor;
}

/** What the inventory read so long ago will do. */
const FRESH_MS = 120_000;
/**
 * How long what the inventory says is kept, and what Zoom does; that a group is not there, and that nobody says who is in it:
 * else each request of everybody asked anew.
 */
const KEPT_MS = { known: 4_000, told: 60_000, gone: 60_000, failed: 5_000 };

interface Kept {
  readonly keys: ReadonlySet<string>;
  readonly untilMs: number;
}

const Known = v.object({ rows: v.array(v.object({ keys: v.array(v.string()) })) });

export function createGroupMembers({ database, clock, log, askFor }: GroupMemberDeps): GroupMembers {
  const groups = new Map<string, Kept>();
  const asking = new Map<string, Promise<ReadonlySet<string>>>();
  const failedUntilMs = new Map<string, number>();

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
          and r.read_at_ms >= ${clock.nowMs() - FRESH_MS}
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
    const running = asking.get(groupId);
    if (running) return running;
    const read = async () => {
      const atHand = await known(groupId);
      const keys = atHand ?? (await told(groupId, userId));
      groups.set(groupId, { keys, untilMs: clock.nowMs() + KEPT_MS[atHand ? "known" : "told"] });
      return keys;
    };
    const started = read().finally(() => asking.delete(groupId));
    asking.set(groupId, started);
    return started;
  };
  const cached: GroupMembers["cached"] = (groupId, userId) => {
    const kept = groups.get(groupId);
    return kept && clock.nowMs() < kept.untilMs ? kept.keys.has(userIdKey(userId)) : undefined;
  };
  const isIn: GroupMembers["isIn"] = async (groupId, userId) =>
    cached(groupId, userId) ?? (await find(groupId, userId)).has(userIdKey(userId));
  return {
    cached,
    isIn,
    of: async (groupId, userId) => {
      if (clock.nowMs() < (failedUntilMs.get(groupId) ?? 0)) return false;
      try {
        const isThere = await isIn(groupId, userId);
        failedUntilMs.delete(groupId);
        return isThere;
      } catch (error) {
        const isGone = error instanceof CallFailed && error.failure.kind === "not_found";
        failedUntilMs.set(groupId, clock.nowMs() + KEPT_MS[isGone ? "gone" : "failed"]);
        log.warn({ groupId, err: error }, "who is in a directory group that was given a role could not be told");
        return false;
      }
    },
  };
}
