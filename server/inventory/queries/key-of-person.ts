// By which key the inventory knows somebody who is named by an ID.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { userIdKey } from "../../../contract/user-id.ts";
import { storableText } from "../../db/columns.ts";
import type { Orm } from "../../db/database.ts";
import { RequestFailure } from "../../middleware/bff-error.ts";

const Keys = v.object({ rows: v.array(v.object({ key: v.string() })) });

export const nobody = () =>
  new RequestFailure("unknown_operation", "The inventory knows nobody by this ID, or they are not yours to see.");

/**
 * Case tells member IDs apart, and no user IDs.
 *
 * @param mayBeAddress whether the address of somebody of the account stands for them too
 * @returns the ID itself where it is in no list
 * @throws RequestFailure `unknown_operation` where it is no ID
 */
export async function keyOfPerson(orm: Orm, id: string, mayBeAddress = false): Promise<string> {
  if (storableText(id) !== id) throw nobody();
  const either = sql`in (${id}, ${userIdKey(id)})`;
  const byAddress =
    mayBeAddress && id.includes("@")
      ? sql`union select key from inventory_people where lower(email) = ${id.toLowerCase()} and gone_at_ms is null`
      : sql``;
  const { rows } = v.parse(
    Keys,
    await orm.execute(sql`
      select key from (
        select key from inventory_people where key ${either}
        ${byAddress}
        union select person_key from inventory_members where person_key ${either}
        union select person_key from inventory_space_members where person_key ${either}
        union select person_key from inventory_directory_group_members where person_key ${either}
        union select person_key from inventory_mentioned where person_key ${either}
        union select person_key from inventory_moves where person_key ${either}
        union select member_id from inventory_addresses where member_id ${either}
      ) as known order by key = ${id} desc limit 1`),
  );
  return rows[0]?.key ?? id;
}
