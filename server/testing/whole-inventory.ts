import { expect, vi } from "vitest";
import { readState } from "../inventory/sync/sync.ts";
import { readsLeft } from "./inventory-judge.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";

/** How long a hook that starts one may take: the first read takes seconds, on a busy machine minutes. */
export const WHOLE_MS = 300_000;

/** A stack whose inventory has been read to its end. */
export async function startWithWholeInventory({ config, ...options }: StackOptions = {}): Promise<Stack> {
  const stack = await startStack({
    jobs: true,
    ...options,
    config: { inventoryPart: 1, plan: "unlimited", ...config },
  });
  const isWhole = async () => (await readState(stack.database.orm)).wholeSinceMs !== null;
  await vi.waitFor(async () => expect(await isWhole()).toBe(true), { timeout: WHOLE_MS, interval: 200 });
  await vi.waitFor(async () => expect(await readsLeft(stack)).toEqual({ never: 0, due: 0 }), {
    timeout: WHOLE_MS,
    interval: 200,
  });
  return stack;
}
