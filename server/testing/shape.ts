// What a database looks like, and what schema.ts says it should, both in the words of the database's own catalog.

import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { sql, TransactionRollbackError } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../db/database.ts";
import * as schema from "../db/schema.ts";

const Lines = v.object({ rows: v.array(v.object({ line: v.string() })) });

/** Every column, index and key of the tables, a line each, but for the table that remembers the migrations. */
export function databaseShape(orm: Orm): Promise<readonly string[]> {
  return orm.transaction((transaction) => describe(transaction, "public"));
}

/** The same of tables made from schema.ts alone, in a schema of their own that is gone when it was looked at. */
export async function schemaShape(orm: Orm): Promise<readonly string[]> {
  const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson({ ...schema }));
  let lines: readonly string[] = [];
  await orm
    .transaction(async (transaction) => {
      await transaction.execute(sql`create schema by_schema`);
      await transaction.execute(sql`set local search_path to by_schema, public`);
      for (const statement of statements) await transaction.execute(sql.raw(statement.replaceAll('"public".', "")));
      lines = await describe(transaction, "by_schema");
      transaction.rollback();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TransactionRollbackError)) throw error;
    });
  return lines;
}

async function describe(orm: Orm, schemaName: string): Promise<readonly string[]> {
  // Names of other tables stand in a definition as they are found from here.
  await orm.execute(sql.raw(`set local search_path to ${schemaName}`));
  const { rows } = v.parse(
    Lines,
    await orm.execute(sql`
      with tables as (
        select oid, relname from pg_class
        where relnamespace = ${schemaName}::regnamespace and relkind in ('r', 'p', 'v', 'm') and relname <> 'migrations'
      )
      select concat_ws(' ', 'column', relname, attname, format_type(atttypid, atttypmod),
        case when attnotnull then 'not null' end, nullif(attidentity::text, ''), nullif(attgenerated::text, ''),
        'default ' || pg_get_expr(adbin, adrelid)) as line
      from pg_attribute
      join tables on attrelid = tables.oid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attnum > 0 and not attisdropped
      union all
      select replace(replace(pg_get_indexdef(indexrelid), ${`${schemaName}.`}, ''), 'public.', '') from pg_index join tables on indrelid = oid
      union all
      select concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(pg_constraint.oid))
      from pg_constraint
      join tables on conrelid = tables.oid
      where contype <> 'n'
      order by line
    `),
  );
  return rows.map(({ line }) => line);
}
