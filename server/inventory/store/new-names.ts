// What the console renamed itself is called so at once: plans that are made before it is read again name it rightly.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Call } from "../../../contract/call.ts";
import type { DatabaseSource, Orm } from "../../db/database.ts";
import { renameDirectoryGroups } from "./renamed.ts";

export interface NewName {
  readonly table: string;
  readonly id: string;
  readonly name: string;
}

const MENTION_GROUPS = "inventory_mention_groups";
const DIRECTORY_GROUPS = "inventory_directory_groups";

const named = (table: string, param: string, field: string) => ({ table, param, field });

/** By operation: what it renames, and how its body says so. */
const renaming: Partial<Record<Call["operationId"], ReturnType<typeof named>>> = {
  updateChannel: named("inventory_channels", "channelId", "name"),
  updateUserChannel: named("inventory_channels", "channelId", "name"),
  updateSharedSpaceSettings: named("inventory_spaces", "spaceId", "space_name"),
  updateChannelMentionGroupInformation: named(MENTION_GROUPS, "mentionGroupId", "mention_group_name"),
  updateIMDirectoryGroup: named(DIRECTORY_GROUPS, "groupId", "name"),
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

/** Writes them one after another, as they were given: what is renamed twice is called by the last. */
export function newNames(database: Pick<DatabaseSource, "ready">): (renamed: NewName) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (renamed) => {
    const next = last.then(async () => writeNewName((await database.ready).orm, renamed));
    last = next.catch(() => undefined);
    return next;
  };
}

async function writeNewName(orm: Orm, { table, id, name }: NewName): Promise<void> {
  const renamed = sql`update ${sql.identifier(table)} set name = ${name} where id = ${id} and name <> ${name}`;
  await orm.execute(
    table === MENTION_GROUPS
      ? // What is in memory of them is read again by the rows of their channels.
        sql`
          with renamed as (${renamed} returning channel_id)
          update inventory_channels set name = name where id in (select channel_id from renamed)
        `
      : renamed,
  );
  // The list that is read later finds nothing renamed any more.
  if (table === DIRECTORY_GROUPS) await renameDirectoryGroups(orm, [id]);
}
