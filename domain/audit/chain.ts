// How entries are chained: each by SHA-256 to the one before, over its text as it was stored. Pure text; whoever checks
// brings SHA-256, so that the server and a browser check alike.

/** What an empty trail begins from. */
export const GENESIS = "0".repeat(64);

/**
 * JSON that is the same for the same value: names in the order of their code units, no spaces, what is undefined left
 * out.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  );
}

/**
 * The text whose SHA-256, in hex, is an entry's hash. It takes the hash of the entry's text instead of the text, so that
 * the chain can be checked by those who may not read every entry.
 *
 * @param contentHash SHA-256 of the entry's canonical text, hex
 */
export const linkText = (previousHash: string, seq: number, contentHash: string): string =>
  `channelkeeper audit 1\n${previousHash}\n${seq}\n${contentHash}`;

/** An entry of the chain, as it is checked. */
export interface ChainLine {
  readonly seq: number;
  readonly hash: string;
  /** Null of an entry that the reader may not read. */
  readonly text: string | null;
  /** Of such an entry. */
  readonly contentHash?: string | undefined;
  /** Whether the console has signed the entry; null where that is not known. */
  readonly isSigned: boolean | null;
}

/** A place of the chain that was written down elsewhere, or before which entries were deleted when their time was over. */
export interface Checkpoint {
  readonly kind: "hourly" | "stub";
  /** Of the last entry it vouches for. */
  readonly seq: number;
  readonly hash: string;
  readonly atMs: number;
  /** Ed25519 public key, base64url, and the signature over `checkpointText`. */
  readonly key: string;
  readonly signature: string;
}

export const checkpointText = ({ kind, seq, hash, atMs }: Omit<Checkpoint, "key" | "signature">): string =>
  `channelkeeper audit checkpoint 1\n${kind}\n${seq}\n${hash}\n${atMs}`;
