import type { ChainResult } from "../../domain/audit/check-chain.ts";
import { flawText } from "../../domain/audit/flaw-text.ts";

interface Checked {
  /** The secret was known. */
  readonly isSignedChecked: boolean;
  /** How many of the checkpoints are from elsewhere. */
  readonly known: number;
}

/** What `npm run audit:verify` says: what was checked, what could not be, what was found. */
export function reportLines(
  { entries, read, head, checkpoints, flaws, flawCount }: ChainResult,
  { isSignedChecked, known }: Checked,
): readonly string[] {
  const unread = entries - read;
  return [
    `${entries} entries, the last of them number ${head.seq}, ${head.hash}`,
    ...(unread > 0 ? [`${unread} of them checked by hash only: the file does not have their text`] : []),
    `${checkpoints} checkpoints${known > 0 ? `, ${known} of them from elsewhere` : ""}`,
    ...(checkpoints === known
      ? [`The trail has no checkpoints of its own${known > 0 ? "." : ": a tail that was cut off is not found."}`]
      : []),
    ...(isSignedChecked ? [] : ["Signatures were not checked: SESSION_SECRET is not set."]),
    ...flaws.map((flaw) => `  ${flawText(flaw)}`),
    ...(flawCount > flaws.length ? [`  and ${flawCount - flaws.length} more`] : []),
    flawCount === 0 ? "The audit trail is as it was written." : "The audit trail is not as it was written.",
  ];
}
