import type { PGlite } from "@electric-sql/pglite";
import { DatabaseAway } from "./database.ts";

export interface Failure {
  /** Resolves with what made it impossible to go on. */
  readonly told: Promise<Error>;
  hasCome(): boolean;
}

/**
 * Asks an embedded database nothing more once it has given itself up, as it does when its disk is full: it would never
 * answer, and nothing else in this process would run.
 */
export function stopAtPanic(client: Pick<PGlite, "query">): Failure {
  let failure: Error | null = null;
  let tell: (error: Error) => void = () => undefined;
  const told = new Promise<Error>((resolve) => {
    tell = resolve;
  });
  const ask = client.query.bind(client);
  client.query = async (query, params, options) => {
    if (failure) throw away(failure);
    try {
      return await ask(query, params, options);
    } catch (error) {
      if (!isBeyondHelp(error)) throw error;
      failure = error;
      tell(error);
      throw away(error);
    }
  };
  return { told, hasCome: () => failure !== null };
}

const away = (cause: Error) => new DatabaseAway("The embedded database has failed.", { cause });

/** What PostgreSQL answers by restarting all its processes, or what its machine gave up at. */
function isBeyondHelp(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if ("severity" in error && (error.severity === "PANIC" || error.severity === "FATAL")) return true;
  return error.name === "RuntimeError" || error.name === "ExitStatus";
}
