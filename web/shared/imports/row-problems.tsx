import { Download } from "lucide-react";
import { useState } from "react";
import type { ReadRows } from "../../../domain/csv/read-rows.ts";
import { rowsFile } from "../../../domain/csv/rows-file.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { safeFileName, saveFile } from "../../lib/csv/save-file.ts";
import { formatCount } from "../../lib/format.ts";
import type { RowProblem } from "./check-rows.ts";

/** More rows with problems than this are counted only. */
const SHOWN = 50;

interface RowProblemsProps {
  readonly label: string;
  readonly place: ReadRows["place"];
  readonly header: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** Rows that are not carried out, why, and a way to have them as a file that can be imported again. */
export function RowProblems({ label, place, header, problems }: RowProblemsProps) {
  const [error, setError] = useState<Error | null>(null);
  const save = async (): Promise<void> => {
    const rows = problems.map(({ record: { values }, reason }) => ({ values, reason }));
    try {
      await saveFile(
        safeFileName("rows left out", "csv"),
        "text/csv;charset=utf-8",
        rowsFile(header, rows),
        new AbortController().signal,
      );
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <ul
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        className="max-h-44 w-full overflow-y-auto rounded-md bg-danger-soft px-3 py-2 text-xs"
      >
        {problems.slice(0, SHOWN).map(({ record: { line }, reason }) => (
          <li key={line} className="break-words">{`${place} ${formatCount(line)}: ${reason}`}</li>
        ))}
        {problems.length > SHOWN ? <li>and {formatCount(problems.length - SHOWN)} more</li> : null}
      </ul>
      <Button icon={<Download size={14} aria-hidden="true" />} onClick={() => void save()}>
        Download these rows
      </Button>
      {error ? <ErrorState error={error} layout="inline" /> : null}
    </div>
  );
}
