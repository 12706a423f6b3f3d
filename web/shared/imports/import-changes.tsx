import { useRef, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { countOf } from "../../lib/format.ts";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import { detailOf, isAsWanted } from "../changes/item-result.ts";
import { type RowProblem, targetKey } from "./check-rows.ts";
import { ImportDialog, type ImportedRows } from "./import-dialog.tsx";
import { type FixedThings, type ImportKinds, mergeParts, type NameSources } from "./import-kind.ts";
import { RowProblems } from "./row-problems.tsx";

interface ImportChangesProps {
  readonly connection: ConnectionName;
  readonly kinds: ImportKinds;
  readonly sources: NameSources;
  /** What every row is about, where that is the page they are imported on. */
  readonly fixed?: FixedThings;
  readonly onClose: () => void;
}

/** Carries out what rows of a file ask for, as one change, and gives back those that failed. */
export default function ImportChanges({ connection, kinds, sources, fixed, onClose }: ImportChangesProps) {
  const [imported, setImported] = useState<ImportedRows | null>(null);
  const [failed, setFailed] = useState<readonly RowProblem[] | null>(null);
  // Known before the dialog of the change is closed, told after.
  const left = useRef<readonly RowProblem[]>([]);
  if (!imported)
    return (
      <ImportDialog
        title="Import"
        kinds={kinds}
        sources={sources}
        fixed={fixed}
        onReview={setImported}
        onClose={onClose}
      />
    );
  const { kind, rows, header, place } = imported;
  if (failed)
    return (
      <Dialog
        title={`${countOf(failed.length, "row was", "rows were")} not carried out`}
        width="wide"
        onClose={onClose}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        <RowProblems label="Rows that failed" place={place} header={header} problems={failed} />
      </Dialog>
    );
  return (
    <ChangeDialog
      request={{ connection, parts: mergeParts(rows.map(({ part }) => part)) }}
      verb={kind.verb}
      noun={kind.noun}
      {...(kind.nounPlural !== undefined && { nounPlural: kind.nounPlural })}
      isDestructive={kind.isDestructive ?? false}
      onDone={(items) => {
        left.current = failedRows(imported, items);
      }}
      onClose={() => {
        if (left.current.length > 0) setFailed(left.current);
        else onClose();
      }}
    />
  );
}

/** The rows whose items did not become as they were to be. */
function failedRows({ rows }: ImportedRows, items: readonly ChangeItemInfo[]): readonly RowProblem[] {
  const parts = mergeParts(rows.map(({ part }) => part));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return items.flatMap((item) => {
    const part = parts[item.part];
    if (isAsWanted(item) || !part) return [];
    const row = byKey.get(targetKey(part.actionId, item.target));
    return row ? [{ record: row.record, reason: detailOf(item) }] : [];
  });
}
