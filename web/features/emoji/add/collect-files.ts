// Files out of whatever a person hands over: chosen, pasted, dropped, with the folders among them.
import { nameFromFile } from "./emoji-name.ts";

/** A file that may become an emoji. */
export interface Found {
  /** Where it came from: its name, with the folders of an archive. */
  readonly fileName: string;
  /** Where it lies among the files handed over with it. */
  readonly path: string;
  /** Name proposed for the emoji. */
  readonly name: string;
  readonly blob: Blob;
  /** Why it cannot be added, where that is known before it is looked at. */
  readonly failure?: string;
}

/** What systems leave in folders beside the files. */
const LITTER = /^(?:\..*|Thumbs\.db|desktop\.ini)$/i;

export function fromFiles(files: Iterable<File>): readonly Found[] {
  return [...files].flatMap((file) => fromFile(file, file.webkitRelativePath || file.name));
}

function fromFile(file: File, path: string): readonly Found[] {
  return LITTER.test(file.name) ? [] : [{ fileName: file.name, path, name: nameFromFile(file.name), blob: file }];
}

/** Larger ones are no lists of emoji. */
const MAX_LIST_BYTES = 5 * 1_048_576;

/** Whether a file may be a manifest, which names the others. */
export const isList = (found: Found): boolean =>
  (/\.json$/i.test(found.path) || isCsv(found)) && found.blob.size <= MAX_LIST_BYTES;

/** Whether it is a list as spreadsheets save it. */
export const isCsv = ({ path }: Found): boolean => /\.[ct]sv$/i.test(path);

/** Files of a drop, those of its folders included. Has to be called while the event is handled. */
export async function fromTransfer(transfer: DataTransfer): Promise<readonly Found[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  // Some programs hand over files that are no entries of a file system.
  if (entries.length === 0) return fromFiles(transfer.files);
  const files = await Promise.all(entries.map(filesOf));
  return files.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly Found[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return fromFile(file, entry.fullPath.replace(/^\//, ""));
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: Found[] = [];
  // A reader gives a folder in portions, and an empty one at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const inner of some) found.push(...(await filesOf(inner)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
