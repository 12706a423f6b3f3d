// The embedded database in a thread of its own: it answers without ever letting go of the thread it runs in, and this
// one serves people.
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { PGlite, QueryOptions, Results } from "@electric-sql/pglite";
import * as v from "valibot";
import { DatabaseAway } from "./database.ts";
import { isBeyondHelp } from "./panic.ts";
import { queueByKey } from "./queue-by-key.ts";

/** What is asked of the database is done long before; one that takes longer has come to a standstill. */
const LONGEST_ANSWER_MS = 300_000;

/** Statements that are kept read, so that the next of the same text is bound and done in one go. */
const MOST_KEPT = 200;
/** Those of lists are longer, and each another. */
const LONGEST_KEPT = 8_000;

/** Room for its short-lived objects, MiB. It takes what is asked and gives what is answered, and serves nobody at once. */
const SEMI_SPACE_MIB = 4;

/** Runs as it stands, so that it needs no file of its own beside the bundle. */
const source = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { readFile } = require("node:fs/promises");
  const { PGlite, parse, protocol } = require(workerData.module);
  const { pg_trgm } = require(workerData.trigrams);
  const { serialize } = protocol;
  const open = async ({ folder, dump }) =>
    PGlite.create(folder, {
      extensions: { pg_trgm },
      ...(dump !== null && { loadDataDir: new Blob([await readFile(dump)]) }),
    });
  // A statement that is kept is planned by its values each time, as it would be without.
  const opening = open(workerData).then(async (database) => {
    await database.exec("set plan_cache_mode = force_custom_plan");
    return database;
  });
  const same = (value) => value;
  const kept = new Map();
  let names = 0;
  const sent = (database, ...messages) => database.execProtocol(Buffer.concat([...messages, serialize.sync()]));
  const read = async (database, text) => {
    const name = text.length > ${LONGEST_KEPT} ? "" : "kept" + ++names;
    const { messages } = await sent(database, serialize.parse({ name, text }), serialize.describe({ type: "S", name }));
    return { name, described: messages, types: parse.parseDescribeStatementResults(messages) };
  };
  const statementOf = async (database, text) => {
    const statement = kept.get(text) ?? (await read(database, text));
    if (statement.name === "") return statement;
    kept.delete(text);
    kept.set(text, statement);
    if (kept.size > ${MOST_KEPT}) {
      const [[oldest, { name }]] = kept;
      kept.delete(oldest);
      await sent(database, serialize.close({ type: "S", name }));
    }
    return statement;
  };
  const asks = {
    open: async () => undefined,
    query: (database, { text, params, rowMode, asText }) =>
      database.runExclusive(async () => {
        const { name, described, types } = await statementOf(database, text);
        const valueOf = (value, at) => (database.serializers[types[at]] ?? String)(value);
        const values = params.map((value, at) => (value === null || value === undefined ? null : valueOf(value, at)));
        const { messages } = await sent(database, serialize.bind({ statement: name, values }), serialize.execute({}));
        const parsers = Object.fromEntries(asText.map((type) => [type, same]));
        return parse.parseResults([...described, ...messages], database.parsers, { rowMode, parsers })[0];
      }),
    exec: async (database, { text }) => {
      await database.exec(text);
      if (["begin", "commit", "rollback"].includes(text)) return;
      // It may have changed tables, and what statements of them answer.
      kept.clear();
      await database.exec("deallocate all");
    },
    listen: async (database, { channel }) => {
      await database.listen(channel, (payload) => parentPort.postMessage({ heard: payload }));
    },
    close: async (database) => database.close(),
  };
  // What was asked, with its values, stays here.
  const told = (error) => ({
    ...Object.fromEntries(Object.entries(error).filter(([name, value]) => typeof value === "string" && name !== "query")),
    name: error.name,
    message: error.message,
  });
  parentPort.on("message", async ({ id, ask, ...given }) => {
    try {
      parentPort.postMessage({ id, value: await asks[ask](await opening, given) });
    } catch (error) {
      parentPort.postMessage({ id, error: told(error instanceof Error ? error : new Error(String(error))) });
    }
  });
`;

const Told = v.object({
  id: v.optional(v.number()),
  value: v.optional(v.unknown()),
  error: v.optional(v.looseObject({ name: v.string(), message: v.string() })),
  heard: v.optional(v.string()),
});

type Ask =
  | { readonly ask: "open" | "close" }
  | { readonly ask: "exec"; readonly text: string }
  | { readonly ask: "listen"; readonly channel: string }
  | {
      readonly ask: "query";
      readonly text: string;
      readonly params: readonly unknown[];
      readonly rowMode: QueryOptions["rowMode"];
      /** Types whose values are wanted as PostgreSQL writes them. */
      readonly asText: readonly number[];
    };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What may be asked in a transaction, and outside of any. */
export interface Statements {
  query<Row>(text: string, params?: readonly unknown[], options?: QueryOptions): Promise<Results<Row>>;
  /** Several statements, without parameters. */
  exec(text: string): Promise<void>;
}

export interface PgliteThread extends Statements {
  /** Nothing else is asked meanwhile. */
  transaction<T>(work: (within: Statements) => Promise<T>): Promise<T>;
  listen(channel: string, hear: (payload: string) => void): Promise<void>;
  /** Nothing is asked while this works on the folder, whose files say all there is. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when the thread has ended. */
  close(): Promise<void>;
  /** Resolves with the reason when it can never answer again. */
  readonly failed: Promise<Error>;
}

/**
 * Opens the database of a folder.
 *
 * @param dump What an empty folder is filled from; null for one that holds a database.
 * @param longestMs How long it may be silent once it is open, milliseconds.
 * @throws Error as the database tells it
 */
export async function openPgliteThread(
  folder: string,
  dump: string | null = null,
  longestMs = LONGEST_ANSWER_MS,
): Promise<PgliteThread> {
  const { resolve: find } = createRequire(import.meta.url);
  const module = find("@electric-sql/pglite");
  const trigrams = find("@electric-sql/pglite/contrib/pg_trgm");
  // Threads take the room that node was started with for the main one, whatever `resourceLimits` says; this is for those to come.
  setFlagsFromString(`--max-semi-space-size=${SEMI_SPACE_MIB}`);
  const thread = new Worker(source, { eval: true, workerData: { module, trigrams, folder, dump } });
  const waiting = new Map<number, Waiting>();
  const exclusively = queueByKey();
  let lastId = 0;
  let failure: Error | null = null;
  let isClosing = false;
  let hear: (payload: string) => void = () => undefined;
  let tell: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => {
    tell = resolve;
  });

  const end = (cause: Error): void => {
    if (isClosing || failure) return;
    failure = cause;
    tell(cause);
    for (const { reject } of waiting.values()) reject(away(cause));
    waiting.clear();
    void thread.terminate();
  };
  thread.on("error", end);
  thread.on("exit", () => end(new Error("The thread of the embedded database has ended.")));
  thread.on("message", (message: unknown) => {
    const { id, value, error, heard } = v.parse(Told, message);
    if (heard !== undefined) return hear(heard);
    const asked = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (!error) return asked?.resolve(value);
    const thrown = Object.assign(new Error(error.message), error);
    asked?.reject(thrown);
    if (isBeyondHelp(thrown)) end(thrown);
  });

  const ask = (given: Ask, withinMs = longestMs): Promise<unknown> => {
    if (failure) return Promise.reject(away(failure));
    lastId += 1;
    const id = lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      thread.postMessage({ id, ...given });
    });
    const late = setTimeout(
      () => end(new Error(`The embedded database has not answered for ${withinMs / 1_000} s.`)),
      withinMs,
    );
    late.unref();
    return answer.finally(() => clearTimeout(late));
  };

  const statements: Statements = {
    query: async <Row>(text: string, params: readonly unknown[] = [], { rowMode, parsers = {} }: QueryOptions = {}) =>
      (await ask({ ask: "query", text, params, rowMode, asText: Object.keys(parsers).map(Number) })) as Results<Row>,
    exec: async (text) => {
      await ask({ ask: "exec", text });
    },
  };

  await ask({ ask: "open" }, LONGEST_ANSWER_MS).catch(async (error: unknown) => {
    isClosing = true;
    await thread.terminate();
    throw error;
  });
  return {
    query: (text, params, options) => exclusively("", () => statements.query(text, params, options)),
    exec: (text) => exclusively("", () => statements.exec(text)),
    transaction: (work) =>
      exclusively("", async () => {
        await statements.exec("begin");
        try {
          const result = await work(statements);
          await statements.exec("commit");
          return result;
        } catch (error) {
          if (!failure) await statements.exec("rollback");
          throw error;
        }
      }),
    listen: (channel, heard) => {
      hear = heard;
      return exclusively("", async () => {
        await ask({ ask: "listen", channel });
      });
    },
    alone: (work) => exclusively("", work),
    close: async () => {
      if (!failure) await exclusively("", () => ask({ ask: "close" }));
      isClosing = true;
      await thread.terminate();
    },
    failed,
  };
}

/** As Drizzle takes it, which asks for nothing but statements and transactions, and gives parsers that change nothing. */
export const asPglite = (thread: PgliteThread): PGlite => thread as unknown as PGlite;

const away = (cause: Error) => new DatabaseAway("The embedded database has failed.", { cause });
