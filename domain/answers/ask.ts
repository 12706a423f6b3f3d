import type * as v from "valibot";
import type { Call } from "../../contract/call.ts";

/**
 * Asks Zoom and checks the answer.
 *
 * @throws CallFailed
 */
export type Ask = <Answer>(call: Call, answer: v.GenericSchema<unknown, Answer>) => Promise<Answer>;
