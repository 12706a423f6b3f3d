import type { Flaw } from "./check-chain.ts";

const unsigned = {
  entry: (seq: number) => `Entry ${seq}`,
  hourly: (seq: number) => `The checkpoint of entry ${seq}`,
  stub: (seq: number) => `The mark that entries up to ${seq} were deleted`,
};

/** What was found, as a sentence. */
export function flawText(flaw: Flaw): string {
  switch (flaw.what) {
    case "altered":
      return `Entry ${flaw.seq}: it, or the entry before it, is not what it was when it was written.`;
    case "missing":
      return flaw.seq === flaw.upTo
        ? `Entry ${flaw.seq} is missing.`
        : `Entries ${flaw.seq} to ${flaw.upTo} are missing.`;
    case "out_of_place":
      return `Entry ${flaw.seq} is not in its place, or is there twice.`;
    case "not_as_noted":
      return `Entry ${flaw.seq} is missing, or not the one that the checkpoint of ${new Date(flaw.atMs).toISOString()} names.`;
    case "columns":
      return `Entry ${flaw.seq} is filed under something else than it says.`;
    case "unsigned":
      return `${unsigned[flaw.kind](flaw.seq)} is not signed by this console.`;
  }
}
