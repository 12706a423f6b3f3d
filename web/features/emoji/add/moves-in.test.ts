import { expect, test } from "vitest";
import { movesIn } from "./moves-in.ts";

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map((c) => c.charCodeAt(0)) : part)));

// One pixel, two colours; every frame with a note on how long it stands.
const gifHead = ["GIF89a", [1, 0, 1, 0, 0x80, 0, 0], [0, 0, 0, 255, 255, 255]] as const;
const note = [0x21, 0xf9, 4, 0, 10, 0, 0, 0];
const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0];
const ownColours = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x80, 1, 2, 3, 4, 5, 6, 2, 2, 0x4c, 1, 0];
const gif = (...blocks: readonly (readonly number[])[]) => bytesOf(...gifHead, ...blocks, [0x3b]);

const chunk = (name: string, data: readonly number[]) => bytesOf([0, 0, 0, data.length], name, data, [0, 0, 0, 0]);
const png = (...chunks: readonly Uint8Array[]) => bytesOf("\x89PNG\r\n\x1a\n", ...chunks.map((one) => [...one]));
const frames = (count: number) => chunk("acTL", [0, 0, 0, count, 0, 0, 0, 0]);

const webp = (head: string, flags: number) => bytesOf("RIFF\0\0\0\0WEBP", head, [10, 0, 0, 0, flags]);

test.each([
  ["a GIF of one frame", "gif", gif(note, frame), false],
  ["a GIF of two frames", "gif", gif(note, frame, note, frame), true],
  ["a GIF whose frames have colours of their own", "gif", gif(ownColours, ownColours), true],
  ["a GIF with a frame's first byte in its data", "gif", gif([0x21, 0xfe, 2, 0x2c, 0x2c, 0], frame), false],
  ["a GIF cut off in its first frame", "gif", gif(note, frame).subarray(0, 36), false],
  ["a PNG", "png", png(chunk("IHDR", []), chunk("IDAT", []), chunk("acTL", [])), false],
  ["a moving PNG", "png", png(chunk("IHDR", []), frames(3), chunk("IDAT", [])), true],
  ["a PNG that says it has one frame", "png", png(frames(1)), false],
  ["a PNG cut off", "png", png(frames(3)).subarray(0, 18), false],
  ["a plain WebP", "webp", webp("VP8 ", 0x02), false],
  ["a moving WebP", "webp", webp("VP8X", 0x12), true],
  ["an extended WebP that stands", "webp", webp("VP8X", 0x10), false],
  ["a moving AVIF", "avif", bytesOf("\0\0\0\x1cftypavis"), true],
  ["an AVIF", "avif", bytesOf("\0\0\0\x1cftypavif"), false],
  ["a JPEG", "jpeg", bytesOf("\xff\xd8\xff"), false],
] as const)("%s", (_, kind, bytes, isMoving) => expect(movesIn(kind, bytes)).toBe(isMoving));
