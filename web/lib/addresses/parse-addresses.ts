import { addressParser } from "postal-mime";
import { addressCells } from "./address-cells.ts";
import { asAddressList, ENTRY_END, readable } from "./address-text.ts";
import { whyInvalid } from "./why-invalid.ts";

export interface ParsedAddresses {
  /** Valid addresses, lower case, each once, in the order given. */
  readonly valid: readonly string[];
  /** What could not be read: impossible addresses, and words that belong to no address. */
  readonly invalid: readonly string[];
  /** How many were named more than once. */
  readonly duplicateCount: number;
}

/**
 * Reads addresses as people paste them: one a line, or parted by commas, semicolons, tabs or blanks; with names as mail
 * programs copy them, `Kruger, Greta <address>` too; as links; as rows of a sheet. Words before an address on its line
 * are its name, over commas as well.
 */
export function parseAddresses(text: string): ParsedAddresses {
  const valid = new Set<string>();
  const invalid: string[] = [];
  let duplicateCount = 0;
  for (const part of addressCells(readable(text))) {
    for (const entry of asAddressList(part).split(ENTRY_END)) {
      let words: string[] = [];
      let isRead = false;
      for (const { address = "", name } of addressParser(entry, { flatten: true })) {
        if (address === "") {
          words.push(name);
          continue;
        }
        words = [];
        isRead = true;
        const lower = address.toLowerCase();
        if (whyInvalid(address) !== undefined) invalid.push(address);
        else if (valid.has(lower)) duplicateCount += 1;
        else valid.add(lower);
      }
      const leftOver = words.join(" ");
      if (/[\p{L}\p{N}]/u.test(leftOver)) invalid.push(leftOver);
      // What stands in a bracket that never closes is a comment to mail programs; to people it is lost.
      else if (!isRead && entry.includes("@")) invalid.push(entry.trim());
    }
  }
  return { valid: [...valid], invalid, duplicateCount };
}
