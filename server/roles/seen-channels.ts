// What the inventory says of channels for whoever gives roles over them.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { isSameUserId, userIdKey } from "../../contract/user-id.ts";
import { type ChannelFacts, type ChannelSet, holds } from "../../domain/access/channel-set.ts";
import { type GrantEntry, isSameGroup } from "../../domain/access/given.ts";
import type { AccessOverview, ChannelAccess, GrantPreview } from "../../domain/access/info.ts";
import { ADMIN, OWNER } from "../access/table.ts";
import type { Orm } from "../db/database.ts";
import type { Known } from "../inventory/memory/memory.ts";
import type { KnownChannel } from "../inventory/memory/rows.ts";

/** How many channels a set opens, and how many stay closed because they are protected. */
export function countOpened(
  { channels }: Known,
  set: ChannelSet,
  isGuarded: (channelId: string) => boolean,
  canBeProtected: boolean,
): GrantPreview {
  let opened = 0;
  let closed = 0;
  for (const row of channels.rows) {
    if (!row) continue;
    const isProtected = isGuarded(row.id);
    const facts = { channelId: row.id, name: row.name, spaceId: row.spaceId, own: null, isProtected };
    if (!holds(set, facts, true)) continue;
    if (isProtected && !canBeProtected) closed += 1;
    else opened += 1;
  }
  return { channels: opened, protected: closed };
}

/** What is known of a channel. */
export const rowIn = ({ rows, slotOf }: Known["channels"], channelId: string): KnownChannel | undefined =>
  rows[slotOf.get(channelId) ?? -1] ?? undefined;

const Administrators = v.object({
  rows: v.array(v.object({ userId: v.string(), name: v.string(), isOwner: v.boolean() })),
});
const MOST_ADMINISTRATORS = 100;

/** Who is a workspace administrator by their role at Zoom, as the inventory read it last. */
export async function zoomAdministrators(orm: Orm): Promise<AccessOverview["byZoomRole"]> {
  const { rows } = v.parse(
    Administrators,
    await orm.execute(sql`
      select user_id as "userId", name, role_id = ${OWNER} as "isOwner" from inventory_people
      where role_id in (${OWNER}, ${ADMIN}) and gone_at_ms is null and status = 'active'
      order by role_id, lower(name), user_id limit ${MOST_ADMINISTRATORS}
    `),
  );
  return rows;
}

const Leaders = v.object({
  rows: v.array(v.object({ userId: v.string(), name: v.string(), role: v.picklist(["owner", "admin"]) })),
});

/** People of the account who own or administer a channel. */
export async function channelLeaders(orm: Orm, channelId: string): Promise<ChannelAccess["leaders"]> {
  const { rows } = v.parse(
    Leaders,
    await orm.execute(sql`
      select user_id as "userId", name, role from inventory_members
      where channel_id = ${channelId} and role in ('owner', 'admin') and user_id <> ''
      order by role desc, lower(name), user_id
    `),
  );
  return rows;
}

const Memberships = v.object({ rows: v.array(v.object({ groupId: v.string(), key: v.string() })) });

/**
 * What those to whom something was given are in a channel, each that it can be: of a directory group what its people are, as
 * the inventory knows them.
 */
export async function leadingBy(
  orm: Orm,
  leaders: ChannelAccess["leaders"],
  grants: readonly GrantEntry[],
): Promise<(grant: GrantEntry) => readonly ChannelFacts["own"][]> {
  const keys = leaders.map(({ userId }) => userIdKey(userId));
  const isAsked = keys.length > 0 && grants.some(({ set, to }) => set.of === "own" && to.is === "group");
  const { rows } = isAsked
    ? v.parse(
        Memberships,
        await orm.execute(sql`
          select group_id as "groupId", person_key as key from inventory_directory_group_members
          where person_key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
        `),
      )
    : { rows: [] };
  return ({ set, to }) => {
    if (set.of !== "own") return [null];
    const isTheirs = ({ userId }: { readonly userId: string }) =>
      to.is === "person"
        ? isSameUserId(to.userId, userId)
        : rows.some(({ groupId, key }) => isSameGroup(groupId, to.groupId) && key === userIdKey(userId));
    return leaders.filter(isTheirs).map(({ role }) => (role === "owner" ? "owner" : "administrator"));
  };
}
