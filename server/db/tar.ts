// A folder as a tar file (POSIX ustar), a piece at a time, whatever its size.
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

const BLOCK = 512;
const LONGEST_NAME = 100;

/** Files and folders of a folder, folders before what is in them. @throws where a path is longer than 100 bytes */
export async function* tarOf(folder: string): AsyncGenerator<Buffer> {
  for (const name of await readdir(folder, { recursive: true })) {
    const file = path.join(folder, name);
    const entry = await stat(file);
    const isFolder = entry.isDirectory();
    const size = isFolder ? 0 : entry.size;
    yield headerOf(name.replaceAll(path.sep, "/"), size, entry.mtimeMs, isFolder);
    if (size === 0) continue;
    for await (const piece of createReadStream(file)) yield piece;
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function headerOf(name: string, size: number, mtimeMs: number, isFolder: boolean): Buffer {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new Error(`${name} is too long for a tar file`);
  const header = Buffer.alloc(BLOCK);
  const number = (value: number, offset: number, digits: number) =>
    header.write(`${Math.floor(value).toString(8).padStart(digits, "0")}\0`, offset);
  header.write(name, 0);
  number(isFolder ? 0o700 : 0o600, 100, 7);
  // Owned by nobody in particular.
  number(0, 108, 7);
  number(0, 116, 7);
  number(size, 124, 11);
  number(mtimeMs / 1_000, 136, 11);
  header.write(isFolder ? "5" : "0", 156);
  header.write("ustar\x0000", 257);
  // Of the header with blanks in the place of its sum.
  header.fill(" ", 148, 156);
  number(
    header.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  );
  return header;
}
