// What is read of Zoom for somebody who waits, and what is said where that fails: the last that was known, or why nothing is.
import * as v from "valibot";
import { CallFailed } from "../../domain/changes/resource.ts";
import type { Fact } from "../../domain/diagnosis/facts.ts";

export const notKnown = (why: string) => ({ is: "unknown", why }) as const;

/** It plays no part in what is asked. */
export const notAsked = notKnown("");

/** What the inventory read last; not known where it never did. */
export const lastRead = <Value>(value: Value | null | undefined, atMs: number | null | undefined): Fact<Value> =>
  value === null || value === undefined || atMs === null || atMs === undefined
    ? notKnown("The inventory has not read it.")
    : { is: "known", value, atMs, from: "inventory" };

/** @param last what is said where Zoom does not answer, or not with what was asked for: undefined */
export async function fresh<Value>(
  nowMs: number,
  read: () => Promise<Value | undefined>,
  last: Fact<Value> = notKnown(""),
): Promise<Fact<Value>> {
  try {
    const value = await read();
    if (value !== undefined) return { is: "known", value, atMs: nowMs, from: "zoom" };
    return last.is === "known" ? last : notKnown("Zoom does not say.");
  } catch (error) {
    const why = whyNotRead(error);
    return last.is === "known" ? last : notKnown(why);
  }
}

/** @throws what is a fault of the console's own */
function whyNotRead(error: unknown): string {
  if (error instanceof CallFailed) return `Zoom could not be asked: ${error.failure.message}`;
  if (v.isValiError(error)) return "Zoom answered with something unexpected.";
  throw error;
}
