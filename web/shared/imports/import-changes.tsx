import { useRef, useState } from "react";
import { is, object, optional, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { countOf } from "../../lib/format.ts";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import { detailOf, isAsWanted } from "../changes/item-result.ts";
import type { ChannelSource } from "./channels-named.ts";
import { type RowProblem, targetKey } from "./check-rows.ts";
import { ImportDialog, type ImportedRows } from "./import-dialog.tsx";
import { type ImportKind, mergeParts } from "./import-kind.ts";
import { RowProblems } from "./row-problems.tsx";

interface ImportChangesProps {
  readonly connection: ConnectionName;
  readonly kinds: readonly [ImportKind, ...ImportKind[]];
  readonly channels: ChannelSource;
  readonly onClose: () => void;
}

/** Carries out what rows of a file ask for, as one change, and gives back those that failed. */
export default function ImportChanges({ connection, kinds, channels, onClose }: ImportChangesProps) {
  const [imported, setImported] = useState<ImportedRows | null>(null);
  const [failed, setFailed] = useState<readonly RowProblem[] | null>(null);
  // Known before the dialog of the change is closed, told after.
  const left = useRef<readonly RowProblem[]>([]);
  if (!imported)
    return <ImportDialog title="Import" kinds={kinds} channels={channels} onReview={setImported} onClose={onClose} />;
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

const Target = object({ channelId: string(), email: optional(string(), ""), memberId: optional(string(), "") });

/** The rows whose items did not become as they were to be. */
function failedRows({ rows }: ImportedRows, items: readonly ChangeItemInfo[]): readonly RowProblem[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return items.flatMap((item) => {
    const { target } = item;
    if (isAsWanted(item) || !is(Target, target)) return [];
    const row = byKey.get(targetKey(target.channelId, target.email || target.memberId));
    return row ? [{ record: row.record, reason: detailOf(item) }] : [];
  });
}
