// What is known of channels that a decision rests on: by a row of the inventory that is minutes old at most, else as Zoom
// says now.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getChannel } from "../../contract/endpoints.gen.ts";
import { userIdKey } from "../../contract/user-id.ts";
import type { ChannelFacts } from "../../domain/access/channel-set.ts";
import { chunk } from "../../domain/chunk.ts";
import { roleIn } from "../../domain/resources/channel-leaders.ts";
import { channelIdsIn } from "../../domain/resources/space-channels.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { AskFor } from "./account-ask.ts";
import { ASKED_AT_ONCE, createKeptAnswers, FRESH_MS, orUnknown } from "./kept-answers.ts";
import type { OwnChanges } from "./own-changes.ts";

export interface FactsWanted {
  readonly name: boolean;
  /** What whoever asks is in it; `now` as Zoom says at this moment. */
  readonly own: boolean | "now";
  /** In which of these spaces it is, if in any. */
  readonly spaceIds: readonly string[];
}

type Told = Pick<ChannelFacts, "name" | "own" | "spaceId">;

/** @throws CallFailed where Zoom cannot be asked now; what it refuses to say is not known */
export type ChannelFactsSource = (
  userId: string,
  channelIds: readonly string[],
  wanted: FactsWanted,
) => Promise<ReadonlyMap<string, Told>>;

export interface ChannelFactsDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly askFor: AskFor;
  readonly changes: Pick<OwnChanges, "now" | "isSince">;
}

const Row = v.object({
  id: v.string(),
  /** Null where it was learned too long ago. */
  name: v.nullable(v.string()),
  isOwnKnown: v.boolean(),
  role: v.nullable(v.string()),
});
const Rows = v.object({ rows: v.array(Row) });
const Named = v.object({ name: v.string() });

/** Nothing has told that what the inventory read of it is otherwise by now. */
const isUndisturbed = (step: string) =>
  sql`not exists (select from inventory_reads r where r.step = ${step} and r.subject = c.id and r.rank = 0)`;

const ownOf = (role: string | null): ChannelFacts["own"] =>
  role === "owner" ? "owner" : role === "admin" ? "administrator" : null;

export function createChannelFacts({ database, clock, askFor, changes }: ChannelFactsDeps): ChannelFactsSource {
  const names = createKeptAnswers<string | null>({ clock, changes }, "channel");
  const roles = createKeptAnswers<ChannelFacts["own"]>({ clock, changes }, "channel-members");
  const spaces = createKeptAnswers<ReadonlySet<string>>({ clock, changes }, "space");

  const known = async (userId: string, channelIds: readonly string[]) => {
    const { orm } = await database.ready;
    const sinceMs = clock.nowMs() - FRESH_MS;
    const { rows } = v.parse(
      Rows,
      await orm.execute(sql`
        select c.id, case when c.seen_at_ms >= ${sinceMs} and ${isUndisturbed("channel")} then c.name end as name,
          coalesce(c.members_at_ms >= ${sinceMs} and ${isUndisturbed("channel-members")}, false) as "isOwnKnown", m.role
        from inventory_channels c
        left join inventory_members m on m.channel_id = c.id and m.person_key = ${userIdKey(userId)}
        where c.gone_at_ms is null and c.id in (select jsonb_array_elements_text(${JSON.stringify(channelIds)}::jsonb))
      `),
    );
    return new Map(rows.map((row) => [row.id, row]));
  };
  const nameOf = (userId: string, channelId: string) =>
    names(channelId, channelId, () =>
      orUnknown(async () => (await askFor(userId)(call(getChannel, { path: { channelId } }), Named)).name),
    );
  const roleOf = (userId: string, channelId: string, isNow: boolean) =>
    roles(
      `${userIdKey(userId)} ${channelId}`,
      channelId,
      () => orUnknown(async () => ownOf(await roleIn(channelId, userId, askFor(userId), userId))),
      { isNow },
    );
  const inSpace = (userId: string, spaceId: string) =>
    spaces(spaceId, spaceId, async () => new Set((await orUnknown(() => channelIdsIn(spaceId, askFor(userId))))?.ids));

  return async (userId, channelIds, { name, own, spaceIds }) => {
    const told = new Map<string, Told>();
    if (channelIds.length === 0 || (!name && !own && spaceIds.length === 0)) return told;
    const rows = name || own ? await known(userId, channelIds) : new Map<string, v.InferOutput<typeof Row>>();
    const places = new Map<string, string>();
    for (const spaceId of spaceIds)
      for (const channelId of await inSpace(userId, spaceId)) places.set(channelId, spaceId);
    for (const some of chunk(channelIds, ASKED_AT_ONCE))
      await Promise.all(
        some.map(async (channelId) => {
          const row = rows.get(channelId);
          told.set(channelId, {
            name: name ? (row?.name ?? (await nameOf(userId, channelId))) : null,
            own: !own
              ? null
              : row?.isOwnKnown && own !== "now"
                ? ownOf(row.role)
                : await roleOf(userId, channelId, own === "now"),
            spaceId: places.get(channelId) ?? null,
          });
        }),
      );
    return told;
  };
}
