// Searches for archived channels: how much of them is left, and by which letters beside the vowels.
import { and, eq, isNull } from "drizzle-orm";
import type { Orm } from "../../db/database.ts";
import { inventoryReads } from "../../db/schema.ts";
import type { Memory } from "../memory/memory.ts";
import { queueNew } from "../store/reads.ts";
import { foundChannelsStep } from "./channel-steps.ts";
import { otherLetters, pageOfSubject, pagesLeft } from "./letters.ts";

interface Searches {
  readonly orm: Orm;
  readonly memory: Memory;
}

/** How many pages are left of searches that are not at their end for the first time, by the names that are known. */
export async function searchPagesLeft({ orm, memory }: Searches): Promise<number> {
  const { step, subject, readAtMs, failure } = inventoryReads;
  const open = await orm
    .select({ subject })
    .from(inventoryReads)
    .where(and(eq(step, foundChannelsStep.id), isNull(readAtMs), isNull(failure)));
  if (open.length === 0) return 0;
  const { channels } = await memory.current();
  return pagesLeft(
    open.map((read) => read.subject),
    channels.letters,
  );
}

/** @returns whether there is more to read for it */
export async function searchOn({ orm, memory, nowMs }: Searches & { readonly nowMs: number }): Promise<boolean> {
  const { channels } = await memory.current();
  const { id: step, rank } = foundChannelsStep;
  const reads = await orm
    .select({ subject: inventoryReads.subject })
    .from(inventoryReads)
    .where(eq(inventoryReads.step, step));
  const searched = new Set(reads.map(({ subject }) => pageOfSubject(subject).letter));
  const others = await otherLetters(namesOf(channels.rows), searched, channels.letters);
  await queueNew(
    orm,
    others.map((subject) => ({ step, subject, rank, dueAtMs: nowMs })),
  );
  return others.length > 0;
}

function* namesOf(rows: readonly ({ readonly name: string } | null)[]): Generator<string> {
  for (const row of rows) if (row) yield row.name;
}
