import type { PictureKind } from "./picture-kind.ts";

/** Whether a picture has more than one frame, by its content. */
export function movesIn(kind: PictureKind, bytes: Uint8Array): boolean {
  switch (kind) {
    case "gif":
      return gifMoves(bytes);
    case "png":
      return pngMoves(bytes);
    case "webp":
      // The flag of a moving picture, in the extended header.
      return textAt(bytes, 12, 4) === "VP8X" && ((bytes[20] ?? 0) & 0x02) !== 0;
    case "avif":
      return textAt(bytes, 8, 4) === "avis";
    default:
      return false;
  }
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const GIF_EXTENSION = 0x21;
const GIF_FRAME = 0x2c;

/** Walks the blocks of a GIF up to its second frame. */
function gifMoves(bytes: Uint8Array): boolean {
  let frames = 0;
  for (let at = 13 + colourTableBytes(bytes[10]); at < bytes.length; ) {
    const block = bytes[at];
    if (block === GIF_EXTENSION) at = afterSubBlocks(bytes, at + 2);
    else if (block === GIF_FRAME) {
      frames += 1;
      if (frames > 1) return true;
      // The frame's header, its colours, the size of its codes.
      at = afterSubBlocks(bytes, at + 10 + colourTableBytes(bytes[at + 9]) + 1);
    } else return false;
  }
  return false;
}

/** Size of the colour table that the flags announce. */
function colourTableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}

/** Where the run of sub-blocks that begins at `at` is over. */
function afterSubBlocks(bytes: Uint8Array, at: number): number {
  let next = at;
  for (let size = bytes[next]; size; size = bytes[next]) next += 1 + size;
  return next + 1;
}

/** A PNG moves when it says how many frames it has before its picture comes. */
function pngMoves(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const chunk = textAt(bytes, at + 4, 4);
    if (chunk === "acTL") return view.getUint32(at + 8) > 1;
    if (chunk === "IDAT") return false;
  }
  return false;
}
