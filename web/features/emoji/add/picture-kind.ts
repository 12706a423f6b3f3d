/** What a file is, by its first bytes; Zoom takes the first three as emoji. */
export type PictureKind = "png" | "jpeg" | "gif" | "webp" | "bmp" | "avif" | "zip";

/** How many bytes of a file tell its kind. */
export const HEAD_BYTES = 16;

/** The kind of a file by its content, whatever it is called; null for what is neither a picture nor an archive. */
export function kindOf(head: Uint8Array): PictureKind | null {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (text.startsWith("BM")) return "bmp";
  if (text.slice(4, 8) === "ftyp" && /^avi[fs]$/.test(text.slice(8, 12))) return "avif";
  // An archive with files, or an empty one.
  if (text.startsWith("PK\x03\x04") || text.startsWith("PK\x05\x06")) return "zip";
  return null;
}

/** Whether Zoom takes pictures of this kind. */
export const isTaken = (kind: PictureKind): boolean => kind === "png" || kind === "jpeg" || kind === "gif";
