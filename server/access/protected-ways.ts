// Whether what is done to a space or a directory group reaches protected channels: those in the space, those that the group
// is in.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { HoldsProtected } from "../../domain/access/can.ts";
import { channelKey, type Given, isSameGroup } from "../../domain/access/given.ts";
import { chunk } from "../../domain/chunk.ts";
import { groupIdsIn } from "../../domain/resources/channel-groups.ts";
import { channelIdsIn } from "../../domain/resources/space-channels.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { AskFor } from "./account-ask.ts";
import { ASKED_AT_ONCE, createKeptAnswers, FRESH_MS, orUnknown } from "./kept-answers.ts";
import type { OwnChanges } from "./own-changes.ts";

export interface ProtectedWays {
  /** @throws CallFailed where Zoom cannot be asked now; what it refuses to say is `unknown` */
  ofSpace(userId: string, spaceId: string, given: Given): Promise<HoldsProtected>;
  /** The same of a directory group. */
  ofGroup(userId: string, groupId: string, given: Given): Promise<HoldsProtected>;
}

export interface ProtectedWaysDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly askFor: AskFor;
  readonly changes: Pick<OwnChanges, "now" | "isSince">;
}

type Ids = Awaited<ReturnType<typeof channelIdsIn>>;
const none: Ids = { ids: [], isWhole: true };

const Rows = v.object({
  rows: v.array(v.object({ id: v.string(), isFresh: v.boolean(), groupIds: v.array(v.string()) })),
});

export function createProtectedWays({ database, clock, askFor, changes }: ProtectedWaysDeps): ProtectedWays {
  const spaces = createKeptAnswers<Ids | null>({ clock, changes }, "space");
  const groups = createKeptAnswers<Ids | null>({ clock, changes }, "channel-groups");

  /** What is in a thing that is not there, or no more, is nothing. */
  const told = (find: () => Promise<Ids>) => orUnknown(find, ({ kind }) => (kind === "not_found" ? none : null));

  /** Which groups are in channels as the inventory says, where it ever read that. */
  const known = async (channelIds: readonly string[]) => {
    const { orm } = await database.ready;
    const { rows } = v.parse(
      Rows,
      await orm.execute(sql`
        select c.id, c.directory_groups_at_ms >= ${clock.nowMs() - FRESH_MS} and not exists (
          select from inventory_reads r where r.step = 'channel-groups' and r.subject = c.id and r.rank = 0
        ) as "isFresh", coalesce((
          select jsonb_agg(g.group_id) from inventory_channel_groups g where g.channel_id = c.id
        ), '[]'::jsonb) as "groupIds"
        from inventory_channels c
        where c.directory_groups_at_ms is not null and c.gone_at_ms is null
          and lower(c.id) in (select jsonb_array_elements_text(${JSON.stringify(channelIds.map(channelKey))}::jsonb))
      `),
    );
    return new Map(rows.map((row) => [channelKey(row.id), row]));
  };

  return {
    ofSpace: async (userId, spaceId, { isProtected }) => {
      const inside = await spaces(spaceId, spaceId, () => told(() => channelIdsIn(spaceId, askFor(userId))));
      if (inside?.ids.some(isProtected)) return true;
      return inside?.isWhole ? false : "unknown";
    },
    ofGroup: async (userId, groupId, { protectedIds }) => {
      const rows = await known(protectedIds);
      let isKnown = true;
      for (const some of chunk(protectedIds, ASKED_AT_ONCE)) {
        const all = await Promise.all(
          some.map(async (channelId): Promise<Ids | null> => {
            const row = rows.get(channelKey(channelId));
            const before = row ? { ids: row.groupIds, isWhole: true } : null;
            if (row?.isFresh) return before;
            return (
              (await groups(channelId, channelId, () =>
                told(() => groupIdsIn(row?.id ?? channelId, askFor(userId))),
              )) ?? before
            );
          }),
        );
        if (all.some((one) => one?.ids.some((id) => isSameGroup(id, groupId)))) return true;
        isKnown &&= all.every((one) => one?.isWhole === true);
      }
      return isKnown ? false : "unknown";
    },
  };
}
