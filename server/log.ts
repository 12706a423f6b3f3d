import { type DestinationStream, type Logger, pino } from "pino";
import * as v from "valibot";

export type Log = Logger;

/** What may be said of an error: never its parameters, its response body or its headers, which may hold tokens. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: "something that is no Error was thrown" };
  return {
    name: error.name,
    message: messageOf(error),
    ...("code" in error && { code: error.code }),
    ...("error" in error && typeof error.error === "string" && { oauthError: error.error }),
    at: error.stack
      ?.split("\n")
      .find((line) => line.trimStart().startsWith("at "))
      ?.trim(),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** Some messages repeat what was read: a body, a token, a parameter. Of those only the kind is told. */
function messageOf(error: Error): string {
  // Drizzle's repeats the query's parameters; what the database said stands in the cause.
  if (error.message.startsWith("Failed query")) return "Failed query";
  if (error instanceof SyntaxError) return "what was read could not be parsed";
  if (error instanceof v.ValiError) return `what was read has not the form expected${placeOf(error.issues)}`;
  // SQLSTATE 22: data exceptions, which quote the data.
  if ("code" in error && typeof error.code === "string" && /^22[0-9A-Z]{3}$/.test(error.code))
    return "the database does not take such a value";
  return error.message;
}

function placeOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  const path = issue ? v.getDotPath(issue) : null;
  return path === null ? "" : ` at ${path}`;
}

/** JSON lines. Nothing is ever logged but what a call names; requests, headers and URLs are not objects to log. */
export function createLog(level: string, destination: DestinationStream): Log {
  return pino({ level, base: null, serializers: { err: describeError } }, destination);
}
