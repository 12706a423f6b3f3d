import { History, Undo2 } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { Words } from "../../components/words.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { useNow } from "../../shared/inventory/use-now.ts";
import { AccessFailure } from "./access-failure.tsx";
import { type AccessChange, type AccessOverview, undoAccessChange } from "./access-queries.ts";
import { canUndo, changeWords, detailWords, rolesOf, subjectOf } from "./access-words.ts";
import { historyCsvColumns } from "./history-csv-columns.ts";
import { useAccessChange } from "./use-access-change.ts";

interface HistoryTabProps {
  readonly overview: AccessOverview;
  readonly mayGive: boolean;
  readonly onDone: (id: string) => void;
}

/** The last changes of access, and the way back of each that nothing was built on since. */
export function HistoryTab({ overview, mayGive, onDone }: HistoryTabProps) {
  const { changes, names } = overview;
  const nowMs = useNow();
  const roles = rolesOf(overview);
  const undo = useAccessChange(async (change: AccessChange) => {
    await undoAccessChange(change.id);
    return subjectOf(change)?.id ?? "";
  }, onDone);
  const isLast = (change: AccessChange): boolean =>
    changes.find((one) => subjectOf(one)?.id === subjectOf(change)?.id) === change;
  if (changes.length === 0)
    return <EmptyState icon={<History size={28} aria-hidden="true" />} title="Nothing has been changed yet" />;
  return (
    <div className="flex max-w-5xl flex-col gap-3 px-4 py-4 lg:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto text-muted">The last changes; all of them are in the audit trail. Times are UTC.</p>
        <FoundExport
          name="access-changes"
          noun="change"
          columns={historyCsvColumns(roles, names, nowMs)}
          read={async () => changes}
        />
      </div>
      {undo.error ? <AccessFailure error={undo.error} /> : null}
      <ul aria-label="Changes of access" className="divide-y divide-line border-y border-line">
        {changes.map((change) => (
          <li key={change.id} className="flex items-start gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="break-words">
                <Words>{changeWords(change, roles)}</Words>
              </p>
              <Details words={detailWords(change, names, nowMs)} />
              <p className="text-xs text-muted">
                <PersonName name={change.byName} personId={change.byUserId} />, {formatMoment(change.atMs)}
              </p>
            </div>
            {mayGive && isLast(change) && canUndo(change) ? (
              <Button
                icon={<Undo2 size={14} aria-hidden="true" />}
                isBusy={undo.isPending && undo.variables === change}
                onClick={() => undo.mutate(change)}
              >
                Undo
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Details({ words }: { readonly words: string | null }) {
  return words === null ? null : (
    <p className="text-xs break-words">
      <Words>{words}</Words>
    </p>
  );
}
