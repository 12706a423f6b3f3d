// Several statements as one: one way to the database, one plan, and all or none of it without a transaction of its own.
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Orm } from "./database.ts";

/** A statement with its values, `$1` the first. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** What is to be written along with something else, where that is; all of it or nothing. */
export type Beside = (when: SQL) => SQL;

/** As parts of one statement. */
export const besides = (all: readonly Beside[], when: SQL = sql`true`): Readonly<Record<string, Statement>> =>
  Object.fromEntries(all.map((beside, index) => [`beside${index}`, statementOf(beside(when))]));

const dialect = new PgDialect();

export function statementOf(query: SQL): Statement {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { text, params };
}

/**
 * @param parts by the names under which others see what they return. All see the tables as they were before
 * @param last whose rows are answered
 */
export function together(parts: Readonly<Record<string, Statement | undefined>>, last: SQL = sql`select`): Statement {
  const params: unknown[] = [];
  const numbered = ({ text, params: own }: Statement) => {
    const before = params.length;
    params.push(...own);
    return text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + before}`);
  };
  const named = Object.entries(parts).flatMap(([name, part]) => (part ? [`${name} as (${numbered(part)})`] : []));
  return { text: `with ${named.join(", ")} ${numbered(statementOf(last))}`, params };
}

/** @returns what the drivers answer */
export const execute = (orm: Orm, { text, params }: Statement): Promise<unknown> =>
  orm._.session
    .prepareQuery({ sql: text, params: params.map((value) => value ?? null) }, undefined, undefined, false)
    .execute();
