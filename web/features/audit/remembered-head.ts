// What this browser saw as the end of the chain when it last checked it: a tail that is cut off later, or a chain that is
// made anew, no longer leads there.
import * as v from "valibot";
import type { Checkpoint } from "../../../domain/audit/chain.ts";

const KEY = "channelkeeper.audit-head";
const Stored = v.pipe(v.string(), v.parseJson(), v.object({ seq: v.number(), hash: v.string(), atMs: v.number() }));

export function rememberedHead(stored: string | null): Checkpoint | null {
  const parsed = v.safeParse(Stored, stored);
  return parsed.success ? { kind: "hourly", ...parsed.output, key: "", signature: "" } : null;
}

export const readHead = (): Checkpoint | null => rememberedHead(localStorage.getItem(KEY));

export function rememberHead(head: { readonly seq: number; readonly hash: string }, atMs: number): void {
  localStorage.setItem(KEY, JSON.stringify({ seq: head.seq, hash: head.hash, atMs }));
}
