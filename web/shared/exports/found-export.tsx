import { useEffect, useRef, useState } from "react";
import { type CsvColumn, csvChunks, jsonBy, jsonChunks } from "../../../domain/csv/write-csv.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { safeFileName, saveFile } from "../../lib/csv/save-file.ts";
import { countOf } from "../../lib/format.ts";
import { notify } from "../../stores/notices.ts";

interface FoundExportProps<Row> {
  /** Becomes the file's name. */
  readonly name: string;
  /** What a row is called, e.g. `channel`. */
  readonly noun: string;
  readonly nounPlural?: string;
  readonly columns: readonly CsvColumn<Row>[];
  /** What was found, whole, as the filters leave it. */
  readonly read: (signal: AbortSignal) => Promise<readonly Row[]>;
  readonly disabled?: boolean;
  readonly isQuiet?: boolean;
}

/**
 * What a page has by itself as a file: results of a search, of a check, of reading channels one by one, and short lists that
 * are on the page to their end. Reading them again would cost the account its calls.
 */
export function FoundExport<Row>({ name, noun, nounPlural, columns, read, ...look }: FoundExportProps<Row>) {
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (format: "csv" | "json"): Promise<void> => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setError(null);
    setBusy(true);
    try {
      const rows = await read(signal);
      const chunks = format === "csv" ? csvChunks(columns, inParts(rows)) : jsonChunks(jsonBy(columns), inParts(rows));
      const type = format === "csv" ? "text/csv;charset=utf-8" : "application/json";
      if (await saveFile(safeFileName(name, format), type, chunks, signal))
        notify(`Exported ${countOf(rows.length, noun, nounPlural)}`);
    } catch (failure) {
      // Also where the person stopped the list that was being loaded for it.
      const isStopped = signal.aborted || (failure instanceof DOMException && failure.name === "AbortError");
      if (!isStopped) setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setBusy(false);
  };
  return (
    <>
      <ExportMenu {...look} disabled={look.disabled === true || isBusy} onChoose={(format) => void run(format)} />
      {error ? <ErrorState error={error} layout="inline" /> : null}
    </>
  );
}

const AT_ONCE = 1_000;

/** A few at a time, so that a long file leaves the page responsive. */
async function* inParts<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    yield rows.slice(at, at + AT_ONCE);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
