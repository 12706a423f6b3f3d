import type { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export interface ZipEntry {
  /** Path in the archive, with slashes. */
  readonly name: string;
  readonly atMs: number;
  open(): Readable;
}

/** The format without its 64-bit extension holds no more. */
const MAX_BYTES = 0xffff_ffff;
const VERSION = 20;
/** Sizes stand behind the content, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;

interface Packed {
  readonly name: Buffer;
  readonly time: Buffer;
  readonly sizes: Buffer;
  readonly offset: number;
}

/** A zip archive as a stream of bytes; no entry is ever in memory whole. */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const packed: Packed[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const time = dosTime(entry.atMs);
    const start = offset;
    const head = record(0x04034b50, [u16(VERSION), u16(FLAGS), u16(DEFLATED), time, u32(0), u32(0), u32(0)], name);
    yield head;
    offset += head.length;
    let checksum = 0;
    let size = 0;
    let compressed = 0;
    const source = entry.open().on("data", (chunk: Buffer) => {
      checksum = crc32(chunk, checksum);
      size += chunk.length;
    });
    const deflated = source.pipe(createDeflateRaw());
    source.once("error", (error) => deflated.destroy(error));
    for await (const chunk of deflated as AsyncIterable<Buffer>) {
      compressed += chunk.length;
      yield chunk;
    }
    const sizes = Buffer.concat([u32(checksum), u32(compressed), u32(size)]);
    yield Buffer.concat([u32(0x08074b50), sizes]);
    offset += compressed + 4 + sizes.length;
    if (offset > MAX_BYTES || size > MAX_BYTES) throw new Error("too large for a zip archive");
    packed.push({ name, time, sizes, offset: start });
  }
  const directory = Buffer.concat(packed.map(directoryRecord));
  const count = u16(packed.length);
  yield directory;
  yield Buffer.concat([u32(0x06054b50), u32(0), count, count, u32(directory.length), u32(offset), u16(0)]);
}

const directoryRecord = ({ name, time, sizes, offset }: Packed): Buffer =>
  Buffer.concat([
    Buffer.concat([u32(0x02014b50), u16(VERSION), u16(VERSION), u16(FLAGS), u16(DEFLATED), time, sizes]),
    Buffer.concat([u16(name.length), u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), name]),
  ]);

const record = (signature: number, fields: readonly Buffer[], name: Buffer): Buffer =>
  Buffer.concat([u32(signature), ...fields, u16(name.length), u16(0), name]);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Two seconds are the least it tells apart; the year 1980 is its first. */
function dosTime(ms: number): Buffer {
  const date = new Date(Math.max(ms, Date.UTC(1980, 0, 1)));
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  return Buffer.concat([u16(time), u16(day)]);
}
