/**
 * Saves a file made piece by piece. The pieces go into blobs as they come, so that the browser may keep them on disk;
 * the file's text never stands in memory as a whole.
 *
 * @returns false when `signal` fired before the end: nothing is saved then.
 */
export async function saveFile(
  name: string,
  type: string,
  chunks: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<boolean> {
  const parts: Blob[] = [];
  for await (const chunk of chunks) {
    if (signal.aborted) return false;
    parts.push(new Blob([chunk]));
  }
  if (signal.aborted) return false;
  saveBlob(name, new Blob(parts, { type }));
  return true;
}

/** Lets the browser save a blob under a name. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has its own hold on the blob once the download has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Leaves a file to the browser, which writes it as it comes, under the name that the server gives it. */
export function downloadFrom(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

/** A file name without what file systems refuse: `activity 2026-02-01 – 2026-03-02.csv`. */
export function safeFileName(stem: string, extension: string): string {
  const cleaned = stem
    .replace(/[\\/:*?"<>|]/g, " ")
    .split("")
    .filter((sign) => sign >= " ")
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  return `${cleaned || "export"}.${extension}`;
}
