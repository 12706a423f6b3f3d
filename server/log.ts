import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** What may be said of an error: never its parameters, its response body or its headers, which may hold tokens. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: "something that is no Error was thrown" };
  // Drizzle's message repeats the query's parameters; what the database said stands in the cause.
  const message = error.message.startsWith("Failed query") ? "Failed query" : error.message;
  return {
    name: error.name,
    message,
    ...("code" in error && { code: error.code }),
    ...("error" in error && typeof error.error === "string" && { oauthError: error.error }),
    at: error.stack
      ?.split("\n")
      .find((line) => line.trimStart().startsWith("at "))
      ?.trim(),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** JSON lines. Nothing is ever logged but what a call names; requests, headers and URLs are not objects to log. */
export function createLog(level: string, destination: DestinationStream): Log {
  return pino({ level, base: null, serializers: { err: describeError } }, destination);
}
