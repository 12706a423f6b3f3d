import { channel } from "node:diagnostics_channel";
import type { OperationId } from "../../contract/operations.gen.ts";

/** An answer of the API, for whoever in the same process wants to know of all of them: coverage does. */
export interface Answered {
  readonly operation: OperationId;
  readonly status: number;
  /** As it went over the wire; undefined when there was none, or none that is text. */
  readonly body: string | undefined;
  readonly userAgent: string;
  /** A fault answered in the operation's place. */
  readonly isFault: boolean;
}

/** Carries one {@link Answered} for each answer, from every sandbox of the process. */
export const answers = channel("channelkeeper.sandbox.answers");

export function tellAnswered(answered: Answered): void {
  if (answers.hasSubscribers) answers.publish(answered);
}

/** The platform's code in the body of an error; null when there is none. */
export function codeIn(body: string | undefined): number | null {
  if (body === undefined) return null;
  try {
    const error: unknown = JSON.parse(body);
    return typeof error === "object" && error !== null && "code" in error && typeof error.code === "number"
      ? error.code
      : null;
  } catch {
    // A page or a cut-off fault: no code of the platform's.
    return null;
  }
}
