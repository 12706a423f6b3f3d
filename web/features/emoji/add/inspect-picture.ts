import { MAX_EMOJI_BYTES } from "../../../../domain/emoji-rules.ts";
import { movesIn } from "./moves-in.ts";
import { HEAD_BYTES, isTaken, kindOf, type PictureKind } from "./picture-kind.ts";

/** Larger files are not opened. */
export const MAX_SOURCE_BYTES = 20 * 1_048_576;
/** From this ratio of its sides on, little of a picture is left in the square of a message. */
const LONG_RATIO = 2;

/** What a file is worth as an emoji. */
export type Inspected =
  | { readonly verdict: "ready"; readonly facts: Facts; readonly isLong: boolean }
  /** Zoom would refuse it as it is; it can be fitted. */
  | { readonly verdict: "unfit"; readonly facts: Facts; readonly why: string }
  | { readonly verdict: "useless"; readonly why: string };

export interface Facts {
  readonly kind: PictureKind;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly isMoving: boolean;
}

/** Looks at a file's content: its kind, whether a picture can be made of it, how large that is. */
export async function inspect(blob: Blob): Promise<Inspected> {
  if (blob.size === 0) return useless("The file is empty.");
  const kind = kindOf(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()));
  if (kind === null || kind === "zip") return useless("Not a picture: the file contains something else.");
  if (blob.size > MAX_SOURCE_BYTES) return useless("Larger than 20 MB: too large to open here.");
  const size = await sizeOf(blob);
  if (!size) return useless(`It looks like a ${kindNames[kind]} picture but cannot be read.`);
  const isMoving = movesIn(kind, new Uint8Array(await blob.arrayBuffer()));
  const facts = { kind, bytes: blob.size, ...size, isMoving };
  const why = whyUnfit(facts);
  return why === null ? { verdict: "ready", facts, isLong: isLong(size) } : { verdict: "unfit", facts, why };
}

const useless = (why: string): Inspected => ({ verdict: "useless", why });

/** Why Zoom would refuse a picture; null when it would not. */
export function whyUnfit({ kind, bytes }: Pick<Facts, "kind" | "bytes">): string | null {
  if (!isTaken(kind)) return `Zoom does not accept ${kindNames[kind]} pictures.`;
  return bytes > MAX_EMOJI_BYTES ? "Larger than 256 KB." : null;
}

export function isLong({ width, height }: Pick<Facts, "width" | "height">): boolean {
  return Math.max(width, height) >= LONG_RATIO * Math.min(width, height);
}

export const kindNames: Readonly<Record<PictureKind, string>> = {
  png: "PNG",
  jpeg: "JPEG",
  gif: "GIF",
  webp: "WebP",
  bmp: "BMP",
  avif: "AVIF",
  zip: "zip",
};

async function sizeOf(blob: Blob): Promise<{ width: number; height: number } | null> {
  try {
    const { width, height } = await bitmapSize(blob);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    // The browser says no more than that it cannot read it.
    return null;
  }
}

async function bitmapSize(blob: Blob) {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}
