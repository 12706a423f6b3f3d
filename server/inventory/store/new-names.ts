// What the console renamed itself is called so at once: plans that are made before it is read again name it rightly.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Call } from "../../../contract/call.ts";
import type { Orm } from "../../db/database.ts";

export interface NewName {
  readonly table: string;
  readonly id: string;
  readonly name: string;
}

const named = (table: string, param: string, field: string) => ({ table, param, field });

/** By operation: what it renames, and how its body says so. */
const renaming: Partial<Record<Call["operationId"], ReturnType<typeof named>>> = {
  updateChannel: named("inventory_channels", "channelId", "name"),
  updateUserChannel: named("inventory_channels", "channelId", "name"),
  updateSharedSpaceSettings: named("inventory_spaces", "spaceId", "space_name"),
  updateChannelMentionGroupInformation: named("inventory_mention_groups", "mentionGroupId", "mention_group_name"),
  updateIMDirectoryGroup: named("inventory_directory_groups", "groupId", "name"),
};

const Body = v.record(v.string(), v.unknown());

/** What a call that succeeded renamed; null where it renamed nothing. */
export function newNameIn({ operationId, params, body }: Call): NewName | null {
  const of = renaming[operationId];
  const fields = v.safeParse(Body, body);
  if (!of || !fields.success) return null;
  const [id, name] = [params[of.param], fields.output[of.field]];
  return id === undefined || typeof name !== "string" || name === "" ? null : { table: of.table, id, name };
}

export async function writeNewName(orm: Orm, { table, id, name }: NewName): Promise<void> {
  await orm.execute(sql`update ${sql.identifier(table)} set name = ${name} where id = ${id} and name <> ${name}`);
}
