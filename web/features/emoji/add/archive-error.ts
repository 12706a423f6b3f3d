/** An archive that cannot be used, and why. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
}
