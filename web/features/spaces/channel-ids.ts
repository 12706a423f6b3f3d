const CHANNEL_ID = /^[0-9a-f]{32}$/i;

export interface PastedIds {
  /** Lower case, each once. */
  readonly ids: readonly string[];
  /** Pieces that can be no channel's id. */
  readonly invalid: readonly string[];
}

/** Channel ids typed or pasted, parted by blanks, commas, semicolons or line breaks. */
export function readChannelIds(text: string): PastedIds {
  const pieces = text.split(/[\s,;]+/).filter(Boolean);
  return {
    ids: [...new Set(pieces.filter((piece) => CHANNEL_ID.test(piece)).map((piece) => piece.toLowerCase()))],
    invalid: pieces.filter((piece) => !CHANNEL_ID.test(piece)),
  };
}
