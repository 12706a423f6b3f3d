import { type SQL, sql } from "drizzle-orm";
import { storable } from "../../db/columns.ts";

/** More go in several statements: an embedded database never gives back the memory that its longest one took. */
export const ROWS_AT_ONCE = 1_000;

/** Rows as a table of a statement, in one parameter however many there are. @param columns `id text, at bigint` */
export const recordset = (rows: readonly object[], columns: string, name = "given"): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(storable(rows))}::jsonb) as ${sql.raw(`${name}(${columns})`)}`;
