import { type ReactNode, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { countOf } from "../../lib/format.ts";
import { channelFields } from "./channel-fields.ts";
import type { ChannelSource } from "./channels-named.ts";
import type { GoodRow } from "./check-rows.ts";
import { ImportColumns } from "./import-columns.tsx";
import type { ImportKind } from "./import-kind.ts";
import { ImportSource, type Source } from "./import-source.tsx";
import { RowProblems } from "./row-problems.tsx";
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
  readonly kinds: readonly [ImportKind, ...ImportKind[]];
  readonly channels: ChannelSource;
  readonly onReview: (imported: ImportedRows) => void;
  readonly onClose: () => void;
  /** In place of the form, while what was imported is being looked at. */
  readonly busy?: { readonly body: ReactNode; readonly actions: ReactNode } | undefined;
}

/** Takes rows out of a file or a pasted text, and checks each before anything is planned. */
export function ImportDialog({ title, kinds, channels, onReview, onClose, busy }: ImportDialogProps) {
  const [kind, setKind] = useState<ImportKind>(kinds[0]);
  const [source, setSource] = useState<Source | null>(null);
  const content = useImport(kind, source, channels);
  const { read, columns, checked } = content;
  const count = checked?.good.length ?? 0;
  const fields = [...channelFields, ...kind.fields];
  const header = (): readonly string[] => {
    if (columns?.hasHeader) return read?.rows[0]?.values ?? [];
    // Without a header of their own the rows come back under the names of what they were taken for.
    const width = read?.rows[0]?.values.length ?? 0;
    const keyAt = (at: number) => fields.find(({ key }) => columns?.mapping[key] === at)?.names[0] ?? "";
    return Array.from({ length: width }, (_, at) => keyAt(at));
  };
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
              disabled={count === 0 || content.isLooking || content.error !== null || source === null}
              onClick={() => {
                if (read && checked) onReview({ kind, rows: checked.good, header: header(), place: read.place });
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
          {source && read && checked && !checked.needsNames ? (
            <div className="flex flex-col gap-2">
              <p role={count === 0 ? "alert" : "status"}>
                {count === 0 ? "No row can be used." : `${countOf(count, kind.noun, kind.nounPlural)} to review.`}
                {checked.problems.length > 0
                  ? ` ${countOf(checked.problems.length, "row is", "rows are")} left out:`
                  : ""}
              </p>
              {checked.problems.length > 0 ? (
                <RowProblems label="Rows left out" place={read.place} header={header()} problems={checked.problems} />
              ) : null}
            </div>
          ) : null}
          <p className="text-xs text-muted">You can review all changes before they are made.</p>
        </div>
      )}
    </Dialog>
  );
}
