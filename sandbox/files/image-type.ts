export type ImageType = "png" | "jpg" | "gif";

/** How many bytes of a file {@link imageTypeOf} looks at. */
export const IMAGE_HEAD_BYTES = 24;

const beginnings: readonly (readonly [ImageType, Buffer])[] = [
  ["png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["jpg", Buffer.from([0xff, 0xd8, 0xff])],
  ["gif", Buffer.from("GIF87a", "latin1")],
  ["gif", Buffer.from("GIF89a", "latin1")],
];

/** What picture a file is by its first bytes, whatever it is called; null when it is none. */
export function imageTypeOf(head: Buffer): ImageType | null {
  const found = beginnings.find(([, beginning]) => head.subarray(0, beginning.length).equals(beginning));
  return found ? found[0] : null;
}

/** Whether the head of a picture holds together: a PNG or GIF says how large it is. */
export function isWholeHead(type: ImageType, head: Buffer): boolean {
  if (type === "jpg") return true;
  if (type === "gif") return head.length >= 10 && head.readUInt16LE(6) > 0 && head.readUInt16LE(8) > 0;
  const isHeader = head.length >= 24 && head.toString("latin1", 12, 16) === "IHDR";
  return isHeader && head.readUInt32BE(16) > 0 && head.readUInt32BE(20) > 0;
}
