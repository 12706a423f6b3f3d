import { ChevronDown, Download } from "lucide-react";
import { lazy, useEffect, useRef, useState } from "react";
import { type CsvColumn, csvChunks, jsonChunks } from "../../domain/csv/write-csv.ts";
import { safeFileName, saveFile } from "../lib/csv/save-file.ts";
import { countOf, formatCount } from "../lib/format.ts";
import { notify } from "../stores/notices.ts";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { ErrorState } from "./error-state.tsx";
import { PopupButton } from "./popup-button.tsx";

const loadFormats = () => import("./export-formats.tsx");
const ExportFormats = lazy(loadFormats);

interface ExportMenuProps<Row> {
  /** What the file holds, with its filters; becomes its name. */
  readonly name: string;
  /** What a row is called, e.g. `channel`. */
  readonly noun: string;
  readonly nounPlural?: string;
  readonly columns: readonly CsvColumn<Row>[];
  /** A row as it stands in the JSON file; without it, no JSON is offered. */
  readonly toJson?: (row: Row) => unknown;
  /** Addresses of files that the server makes, in place of those made here. */
  readonly served?: ((format: "csv" | "json") => string) | undefined;
  /** More files that the server makes. */
  readonly more?: readonly ServedFile[] | undefined;
  /** The rows to write; see `loadedBatches` and `wholeBatches`. */
  readonly batches: (signal: AbortSignal) => AsyncIterable<readonly Row[]>;
  /** How many rows there will be, where known. */
  readonly total?: number | undefined;
  readonly disabled?: boolean;
  /** Among other quiet buttons; where room is short, without its word. */
  readonly isQuiet?: boolean;
}

export interface ServedFile {
  readonly label: string;
  readonly href: string;
}

type State =
  | { readonly phase: "idle" }
  | { readonly phase: "running"; readonly count: number }
  | { readonly phase: "failed"; readonly error: Error };

/** Writes rows into a file that the browser saves: CSV, and JSON where it is offered. */
export function ExportMenu<Row>(props: ExportMenuProps<Row>) {
  const {
    name,
    noun,
    nounPlural,
    columns,
    toJson,
    batches,
    total,
    served,
    more = [],
    disabled = false,
    isQuiet = false,
  } = props;
  const [state, setState] = useState<State>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (format: "csv" | "json"): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    let count = 0;
    setState({ phase: "running", count });
    const counted = async function* (): AsyncGenerator<readonly Row[]> {
      for await (const rows of batches(controller.signal)) {
        count += rows.length;
        setState({ phase: "running", count });
        yield rows;
      }
    };
    const isCsv = format === "csv" || !toJson;
    const chunks = isCsv ? csvChunks(columns, counted()) : jsonChunks(toJson, counted());
    const type = isCsv ? "text/csv;charset=utf-8" : "application/json";
    try {
      const isSaved = await saveFile(safeFileName(name, isCsv ? "csv" : "json"), type, chunks, controller.signal);
      if (isSaved) notify(`Exported ${countOf(count, noun, nounPlural)}`);
      setState({ phase: "idle" });
    } catch (error) {
      // Also where the reader stopped the list that was being loaded for it.
      if (controller.signal.aborted || (error instanceof DOMException && error.name === "AbortError"))
        setState({ phase: "idle" });
      else setState({ phase: "failed", error: error instanceof Error ? error : new Error(String(error)) });
    }
  };

  if (state.phase === "running") {
    return (
      <Button onClick={() => running.current?.abort()}>
        <span role="status">
          {formatCount(state.count)}
          {total === undefined ? "" : ` of ${formatCount(total)}`} exported
        </span>
        · Stop
      </Button>
    );
  }
  if (disabled) {
    return (
      <Button disabled icon={icon}>
        Export
      </Button>
    );
  }
  return (
    <>
      <PopupButton
        opens="menu"
        prepare={loadFormats}
        label="Export"
        triggerClassName={cx(
          "inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 hover:bg-hover pointer-coarse:h-10",
          isQuiet ? "text-muted hover:text-ink" : "bg-surface font-medium ring-1 ring-inset ring-line-strong",
        )}
        trigger={
          <>
            {icon}
            <span className={cx(isQuiet && "max-md:sr-only")}>Export</span>
            {isQuiet ? null : <ChevronDown size={13} aria-hidden="true" className="text-muted" />}
          </>
        }
      >
        {(look) => (
          <ExportFormats
            look={look}
            hasJson={toJson !== undefined}
            more={more}
            onChoose={(format) => (served ? download(served(format)) : void run(format))}
            onServed={download}
          />
        )}
      </PopupButton>
      {state.phase === "failed" ? <ErrorState error={state.error} layout="inline" /> : null}
    </>
  );
}

/** Leaves it to the browser, which writes the file as it comes and says when it broke off. */
function download(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  link.click();
}

const icon = <Download size={15} aria-hidden="true" className="text-muted" />;
