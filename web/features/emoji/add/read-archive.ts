import { unzipSync } from "fflate";
import { ArchiveError } from "./archive-error.ts";
import type { Found } from "./collect-files.ts";
import { nameFromFile } from "./emoji-name.ts";
import { MAX_SOURCE_BYTES } from "./inspect-picture.ts";

const MAX_FILES = 5_000;
/** Of all files of an archive, unpacked. */
const MAX_TOTAL_BYTES = 512 * 1_048_576;
/** What systems and tools leave in archives beside the files. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Reads the files of an archive, manifests among them. Sizes are checked before anything is
 * unpacked.
 *
 * @throws ArchiveError
 */
export function readArchive(bytes: Uint8Array): readonly Found[] {
  let count = 0;
  let total = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || LITTER.test(name)) return false;
        count += 1;
        total += originalSize;
        if (count > MAX_FILES) throw new ArchiveError(`It contains more than ${MAX_FILES} files.`);
        if (total > MAX_TOTAL_BYTES) throw new ArchiveError("Unpacked, it would be larger than 512 MB.");
        return originalSize <= MAX_SOURCE_BYTES;
      },
    });
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError("It is damaged, or packed in a way this console cannot read.");
  }
  return Object.entries(files).map(([path, content]) => ({
    fileName: path,
    path,
    name: nameFromFile(path),
    blob: new Blob([new Uint8Array(content)]),
  }));
}
