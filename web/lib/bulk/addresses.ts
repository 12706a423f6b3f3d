export interface ParsedAddresses {
  /** Valid addresses, lower case, each once, in the order given. */
  readonly valid: readonly string[];
  /** Pieces that are no e-mail address, as typed. */
  readonly invalid: readonly string[];
  /** How many were named more than once. */
  readonly duplicateCount: number;
}

const ADDRESS = /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\.]+(?:\.[^\s@<>(),;:"\\.]+)+$/;

/**
 * Reads pasted addresses: one a line, or parted by commas, semicolons, tabs or blanks; `Name <address>` as mail
 * programs copy it is understood.
 */
export function parseAddresses(text: string): ParsedAddresses {
  const valid = new Set<string>();
  const invalid: string[] = [];
  let duplicateCount = 0;
  const add = (piece: string): void => {
    const address = piece.toLowerCase();
    if (!ADDRESS.test(address)) invalid.push(piece);
    else if (valid.has(address)) duplicateCount += 1;
    else valid.add(address);
  };
  // A quoted name may hold a comma; it goes before the text is parted.
  for (const entry of text.replace(/"[^"\n\r]*"\s*(?=<)/g, "").split(/[\n\r,;\t]+/)) {
    // Beside an address in angle brackets, words without an @ are the name it belongs to.
    let isNamed = false;
    const rest = entry.replace(/<([^<>]*)>/g, (_, address: string) => {
      isNamed = true;
      add(address.trim());
      return " ";
    });
    for (const piece of rest.split(/\s+/)) {
      if (piece && (!isNamed || piece.includes("@"))) add(piece.replace(/^["'(]+|["').]+$/g, ""));
    }
  }
  return { valid: [...valid], invalid: invalid.filter(Boolean), duplicateCount };
}
