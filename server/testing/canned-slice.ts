// A slice of reading whose answers a test makes up.
import * as v from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { readSlice, type SliceEnd } from "../inventory/sync/slice.ts";
import { createLog } from "../log.ts";
import type { Stack } from "./stack.ts";

export type Answer = (operation: string, token: string | undefined, params: Call["params"]) => unknown;

export function cannedSlice({ database, clock }: Stack, answer: Answer, forMs = 60_000): Promise<SliceEnd> {
  const ask: Ask = async ({ operationId, body, params }, schema) => {
    const token = v.parse(v.nullish(v.object({ next_page_token: v.optional(v.string()) })), body)?.next_page_token;
    return v.parse(schema, await answer(operationId, token, params));
  };
  const untilMs = performance.now() + forMs;
  return readSlice({
    ...{ orm: database.orm, ask, clock, moved: () => undefined, gapMs: () => 0 },
    log: createLog("silent", { write: () => undefined }),
    isOver: () => performance.now() >= untilMs,
  });
}
