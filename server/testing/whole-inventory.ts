// Stacks whose inventory has been read to its end. Reading takes longer than most tests, so it is done once for the run:
// the others begin with what was read then, of a company that was made up at the same moment.
import { expect, vi } from "vitest";
import type { SandboxOptions } from "../../sandbox/app.ts";
import { grants } from "../db/schema.ts";
import { readState } from "../inventory/sync/sync.ts";
import { readsLeft } from "./inventory-judge.ts";
import { createPostgresDatabase } from "./postgres.ts";
import { onceForRun } from "./run-folder.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";

/** How long a hook that starts one may take: the first read takes seconds, on a busy machine minutes. */
export const WHOLE_MS = 300_000;
const config = { inventoryPart: 1, plan: "unlimited" } as const;

interface WholeOptions extends Pick<StackOptions, "config"> {
  readonly sandbox?: Pick<SandboxOptions, "plan">;
}

/** A stack on PostgreSQL whose inventory has been read to its end. */
export async function startWithWholeInventory(options: WholeOptions = {}): Promise<Stack> {
  const [template = "", createdAt] = (await onceForRun("whole-inventory", readWhole)).split(" ");
  const stack = await startStack({
    jobs: true,
    template,
    config: { ...config, ...options.config },
    sandbox: { ...options.sandbox, createdAtMs: Number(createdAt) },
  });
  await nothingDue(stack);
  return stack;
}

/** @returns the database with all that was read, and when the company was made up */
async function readWhole(): Promise<string> {
  const createdAtMs = Date.now();
  const stack = await startStack({ jobs: true, config, sandbox: { createdAtMs } });
  try {
    const isWhole = async () => (await readState(stack.database.orm)).wholeSinceMs !== null;
    await vi.waitFor(async () => expect(await isWhole()).toBe(true), { timeout: WHOLE_MS, interval: 200 });
    await nothingDue(stack);
    await stack.jobs.stop();
    // Each sandbox gives tokens of its own.
    await stack.database.orm.delete(grants);
    await stack.stop(0);
    const { name } = await createPostgresDatabase(new URL(stack.config.databaseUrl ?? "").pathname.slice(1));
    return `${name} ${createdAtMs}`;
  } finally {
    await stack.close();
  }
}

const nothingDue = (stack: Stack) =>
  vi.waitFor(async () => expect(await readsLeft(stack)).toEqual({ never: 0, due: 0 }), {
    timeout: WHOLE_MS,
    interval: 200,
  });
