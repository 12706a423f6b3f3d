// When what people were given was last used.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import type { Given } from "../../domain/access/given.ts";
import { type GrantUse, usesOf } from "../../domain/access/uses.ts";
import type { Orm } from "../db/database.ts";

const Rows = v.object({ rows: v.array(v.object({ id: v.string(), atMs: v.nullable(v.number()) })) });

/** Of each grant; those of a directory group by whoever of its people used it last, as the inventory knows them. */
export async function usesOfGrants(
  orm: Orm,
  { grants, roles }: Pick<Given, "grants" | "roles">,
): Promise<readonly GrantUse[]> {
  const asked = grants.map(({ id, roleId, to, atMs }) => ({
    ...{ id, atMs },
    userKey: to.is === "person" ? userIdKey(to.userId) : null,
    groupId: to.is === "group" ? to.groupId : null,
    whats: [...new Set(roles.get(roleId)?.rights.flatMap(usesOf) ?? [])],
  }));
  const { rows } = v.parse(
    Rows,
    await orm.execute(sql`
      with given as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as one (
          id text, "atMs" bigint, "userKey" text, "groupId" text, whats jsonb
        )
      ),
      held as (
        select id, "atMs", whats, "userKey" from given where "userKey" is not null
        union all
        select given.id, "atMs", whats, m.person_key
        from given join inventory_directory_group_members m on m.group_id = given."groupId"
      )
      select held.id, max(used.at_ms)::float8 as "atMs"
      from held join access_uses used
        on used.user_key = held."userKey" and used.at_ms >= held."atMs" and held.whats ? used.what
      group by held.id
    `),
  );
  const lastBy = new Map(rows.map(({ id, atMs }) => [id, atMs]));
  return asked.map(({ id, whats }) => ({
    ...{ grantId: id, lastAtMs: lastBy.get(id) ?? null, isRecorded: whats.length > 0 },
  }));
}
