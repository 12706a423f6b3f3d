const beginnings: readonly (readonly [type: string, beginning: Buffer])[] = [
  ["image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["image/jpeg", Buffer.from([0xff, 0xd8, 0xff])],
  ["image/gif", Buffer.from("GIF87a", "latin1")],
  ["image/gif", Buffer.from("GIF89a", "latin1")],
];

/** Media type of a picture that can be an emoji, by its first bytes; null for anything else, whatever it calls itself. */
export function pictureTypeOf(bytes: Buffer): string | null {
  const found = beginnings.find(([, beginning]) => bytes.subarray(0, beginning.length).equals(beginning));
  return found ? found[0] : null;
}
