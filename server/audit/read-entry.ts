import * as v from "valibot";
import { AuditEntry } from "../../domain/audit/entry.ts";
import { eventOf, nobody } from "./entries.ts";

const Text = v.pipe(v.string(), v.parseJson(), AuditEntry);

/** An entry of the chain. What somebody made of one outside the console is shown as such, for it is there. */
export function entryOf(text: string): AuditEntry {
  const parsed = v.safeParse(Text, text);
  if (parsed.success) return parsed.output;
  const detail = { was: text };
  return eventOf({ requestId: "", who: nobody, operation: "unreadableEntry", outcome: "unknown", detail }, 0);
}
