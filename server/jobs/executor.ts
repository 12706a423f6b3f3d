import type PgBoss from "pg-boss";
import * as v from "valibot";
import type { Database, Orm } from "../db/database.ts";
import { execute } from "../db/together.ts";

const Result = v.object({ rows: v.array(v.looseObject({})) });
const transactionText = /^\s*BEGIN;(?<body>.*)COMMIT;\s*$/s;

/** Runs the statements of pg-boss in a transaction of ours, or outside of any. */
export const statementsIn = (orm: Orm): PgBoss.Db => ({
  executeSql: async (text, values: readonly unknown[] = []) =>
    v.parse(Result, await execute(orm, { text, params: values })),
});

/**
 * Everything pg-boss asks of a database. Some of its texts are transactions of several statements, which neither driver
 * takes as one query with parameters, and which must not be left open on the one connection of the embedded database.
 */
export const statementsOf = (database: Database): PgBoss.Db => ({
  executeSql: async (text, values) => {
    const body = transactionText.exec(text)?.groups?.body;
    if (body === undefined) return statementsIn(database.orm).executeSql(text, values);
    await database.script(body);
    return { rows: [] };
  },
});
