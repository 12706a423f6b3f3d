import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import { CsvError } from "../../../domain/csv/parse-csv.ts";
import { Button } from "../../components/button.tsx";
import { cx } from "../../components/cx.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { type Imported, type ImportedPolicy, readPolicies } from "./retention-csv.ts";
import type { TableReading } from "./use-policy-table.ts";

/** More lines with problems than this are counted only. */
const SHOWN = 50;

interface ImportDialogProps {
  readonly reading: TableReading;
  /** Gets the policies once those the channels have now are read. */
  readonly onRead: (policies: readonly ImportedPolicy[]) => void;
  readonly onClose: () => void;
}

/** Takes policies out of a CSV file, and reads what their channels have now. */
export default function ImportDialog({ reading, onRead, onClose }: ImportDialogProps) {
  const [file, setFile] = useState<{ readonly name: string; readonly content: Imported } | null>(null);
  const [isOver, setOver] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const inputId = useId();
  const policies = file?.content.policies ?? [];
  const { progress } = reading;

  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen) setFile({ name: chosen.name, content: importedFrom(await chosen.text()) });
  };
  const goOn = async (): Promise<void> => {
    setBusy(true);
    await reading.add(policies);
    onRead(policies);
  };
  return (
    <Dialog
      title="Import policies"
      width="wide"
      onClose={isBusy ? undefined : onClose}
      actions={
        isBusy ? (
          <Button onClick={reading.stop} isBusy={reading.isStopping}>
            Stop loading
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone="primary"
              disabled={policies.length === 0 || progress !== undefined}
              onClick={() => void goOn()}
            >
              {policies.length === 0 ? "Continue" : `Continue with ${countOf(policies.length, "channel")}`}
            </Button>
          </>
        )
      }
    >
      {isBusy ? (
        <ProgressBar
          label="Loading the current policies"
          done={progress ? progress.done + progress.failed : 0}
          total={progress?.total}
          remainingMs={progress?.remainingMs}
        />
      ) : (
        <div className="flex flex-col gap-3">
          <label
            htmlFor={inputId}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void take(event.dataTransfer.files[0]);
            }}
            className={cx(
              "flex cursor-pointer flex-col items-center gap-1 rounded-md border border-dashed border-control px-4 py-6 text-center focus-within:outline-2 focus-within:outline-focus",
              isOver ? "bg-accent-soft" : "hover:bg-hover",
            )}
          >
            <FileUp size={22} aria-hidden="true" className="text-muted" />
            <span className="font-medium">{file ? file.name : "Choose a CSV file, or drop it here"}</span>
            <span className="text-xs text-pretty text-muted">
              The column channel_id, and policy (own or default) or period (30d, 6m, 7y), as in the export.
            </span>
            <input
              id={inputId}
              type="file"
              accept=".csv,text/csv,text/plain"
              aria-label="CSV file"
              className="sr-only"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                // The same file can be chosen again after it was put right.
                event.target.value = "";
              }}
            />
          </label>
          {file ? <Content content={file.content} /> : null}
          <p className="text-xs text-muted">You can review all changes before they are made.</p>
        </div>
      )}
    </Dialog>
  );
}

function Content({ content: { policies, problems } }: { readonly content: Imported }) {
  return (
    <div className="flex flex-col gap-2">
      <p role={policies.length === 0 ? "alert" : "status"}>
        {policies.length === 0
          ? "No policy in this file."
          : `${countOf(policies.length, "policy", "policies")} to set.`}
        {problems.length > 0 ? ` ${countOf(problems.length, "line is", "lines are")} left out:` : ""}
      </p>
      {problems.length > 0 ? (
        <ul
          aria-label="Lines left out"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
          tabIndex={0}
          className="max-h-44 overflow-y-auto rounded-md bg-danger-soft px-3 py-2 text-xs"
        >
          {problems.slice(0, SHOWN).map(({ line, text }) => (
            <li key={line}>{`Line ${formatCount(line)}: ${text}`}</li>
          ))}
          {problems.length > SHOWN ? <li>and {formatCount(problems.length - SHOWN)} more</li> : null}
        </ul>
      ) : null}
    </div>
  );
}

function importedFrom(text: string): Imported {
  try {
    return readPolicies(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { policies: [], problems: [{ line: error.line, text: error.message }] };
  }
}
