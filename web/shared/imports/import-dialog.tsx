import { type ReactNode, useState } from "react";
import { MOST_PARTS } from "../../../contract/bff.ts";
import { headerOf } from "../../../domain/csv/columns.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import type { GoodRow } from "./check-rows.ts";
import { ImportColumns } from "./import-columns.tsx";
import { type FixedThings, type ImportKind, type ImportKinds, mergeParts, type NameSources } from "./import-kind.ts";
import { ImportSource, type Source } from "./import-source.tsx";
import { RowProblems } from "./row-problems.tsx";
import { fieldsOf } from "./thing-refs.ts";
import { useImport } from "./use-import.ts";

/** Rows that can be carried out, with what is needed to give one back as it came. */
export interface ImportedRows {
  readonly kind: ImportKind;
  readonly rows: readonly GoodRow[];
  readonly header: readonly string[];
  readonly place: "Line" | "Item";
}

interface ImportDialogProps {
  readonly title: string;
  readonly kinds: ImportKinds;
  readonly sources: NameSources;
  readonly fixed?: FixedThings | undefined;
  readonly onReview: (imported: ImportedRows) => void;
  readonly onClose: () => void;
  /** In place of the form, while what was imported is being looked at. */
  readonly busy?: { readonly body: ReactNode; readonly actions: ReactNode } | undefined;
}

const NONE: FixedThings = {};

/** Takes rows out of a file or a pasted text, and checks each before anything is planned. */
export function ImportDialog({ title, kinds, sources, fixed = NONE, onReview, onClose, busy }: ImportDialogProps) {
  const [kind, setKind] = useState<ImportKind>(kinds[0]);
  const [source, setSource] = useState<Source | null>(null);
  const content = useImport({ kind, sources, fixed }, source);
  const { read, columns, checked } = content;
  const count = checked?.good.length ?? 0;
  const fields = fieldsOf(kind, fixed);
  const partCount = checked ? mergeParts(checked.good.map(({ part }) => part)).length : 0;
  const header = read && columns ? headerOf(read, columns, fields) : [];
  return (
    <Dialog
      title={title}
      width="wide"
      onClose={busy ? undefined : onClose}
      actions={
        busy?.actions ?? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone="primary"
              disabled={
                count === 0 || partCount > MOST_PARTS || content.isLooking || content.error !== null || source === null
              }
              onClick={() => {
                if (read && checked) onReview({ kind, rows: checked.good, header, place: read.place });
              }}
            >
              {count === 0 ? "Review" : `Review ${countOf(count, kind.noun, kind.nounPlural)}`}
            </Button>
          </>
        )
      }
    >
      {busy?.body ?? (
        <div className="flex flex-col gap-4">
          {kinds.length > 1 ? (
            <Select
              label="What to do"
              value={kind.id}
              options={kinds.map(({ id, label }) => ({ value: id, label }))}
              onChange={(id) => setKind(kinds.find((one) => one.id === id) ?? kinds[0])}
            />
          ) : null}
          <ImportSource source={source} hint={kind.hint} onSource={setSource} />
          {source && read && columns ? (
            <ImportColumns read={read} fields={fields} columns={columns} onChange={content.setColumns} />
          ) : null}
          {source && content.problem ? <p role="alert">{content.problem}</p> : null}
          {source && content.error ? (
            <ErrorState error={content.error} onRetry={content.lookAgain} layout="inline" />
          ) : null}
          {source && content.isLooking ? (
            <p role="status" className="text-muted">
              Looking the names up…
            </p>
          ) : null}
          {source && read && checked && checked.needsNames.size === 0 ? (
            <div className="flex flex-col gap-2">
              <p role={count === 0 ? "alert" : "status"}>
                {count === 0 ? "No row can be used." : `${countOf(count, kind.noun, kind.nounPlural)} to review.`}
                {checked.problems.length > 0
                  ? ` ${countOf(checked.problems.length, "row is", "rows are")} left out:`
                  : ""}
              </p>
              {partCount > MOST_PARTS ? (
                <p role="alert">
                  The rows ask for {formatCount(partCount)} different settings or names, and one change takes at most{" "}
                  {formatCount(MOST_PARTS)}. Split the file.
                </p>
              ) : null}
              {checked.problems.length > 0 ? (
                <RowProblems label="Rows left out" place={read.place} header={header} problems={checked.problems} />
              ) : null}
              {checked.doubts.length > 0 ? (
                <>
                  <p>{countOf(checked.doubts.length, "row")} to look at first:</p>
                  <RowProblems label="Rows to look at" place={read.place} header={header} problems={checked.doubts} />
                </>
              ) : null}
            </div>
          ) : null}
          <p className="text-xs text-muted">You can review all changes before they are made.</p>
        </div>
      )}
    </Dialog>
  );
}
