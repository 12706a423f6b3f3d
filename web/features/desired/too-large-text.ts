import { MOST_BYTES } from "../../../domain/desired/most-bytes.ts";

const MEGABYTE = 1_000_000;

/** Why a file of so many bytes is not put into the editor, and what can be; null where it can. */
export const tooLargeText = (bytes: number): string | null =>
  bytes <= MOST_BYTES
    ? null
    : `The file has ${(bytes / MEGABYTE).toFixed(1)} MB, and the console keeps one of ${MOST_BYTES / MEGABYTE} MB at most. Leave out members or mention groups, or choose one space. Download gives you all of it.`;
