import { Pencil, SearchX } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { Leaver } from "../../../domain/inventory/leavers.ts";
import { Button } from "../../components/button.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { EmptyState } from "../../components/states.tsx";
import { tableSelection, wholeList } from "../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useNow } from "../../shared/inventory/use-now.ts";
import { FoundTable } from "../../shared/lists/found-table.tsx";
import { ChoiceDialog } from "./choice-dialog.tsx";
import { handoverCsvColumns } from "./handover-csv-columns.ts";
import type { Choices, HandoverRow } from "./handover-rows.ts";
import { type SectionId, sections } from "./leavers-address.ts";
import { narrowRowCell, rowColumns } from "./row-columns.tsx";

interface SectionTableProps {
  readonly section: SectionId;
  readonly rows: readonly HandoverRow[];
  readonly people: readonly Leaver[];
  readonly listName: string;
  readonly mayEdit: boolean;
  /** Null takes back what was chosen by hand. */
  readonly onChoose: (rows: readonly HandoverRow[], choice: Choices[string] | null) => void;
}

/** One kind of thing: each row opens what is done there, and many can be decided at once. */
export function SectionTable({ section, rows, people, listName, mayEdit, onChoose }: SectionTableProps) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const find = params.get("find")?.trim().toLowerCase() ?? "";
  const shown = useMemo(
    () => (find === "" ? rows : rows.filter(({ name }) => name.toLowerCase().includes(find))),
    [rows, find],
  );
  const selection = useRowSelection(listName, wholeList, shown, idOf);
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const open = useCallback((row: HandoverRow) => setAsked([row.id]), []);
  const nowMs = useNow();
  const columns = useMemo(() => rowColumns(section, people, nowMs), [section, people, nowMs]);
  const narrowCell = useMemo(() => narrowRowCell(nowMs), [nowMs]);
  const csvColumns = useMemo(() => handoverCsvColumns(people), [people]);
  const { label, noun } = sections.find(({ id }) => id === section) ?? sections[0];
  const selected = rows.filter(({ id }) => selection.ids.has(id));
  const decided = rows.filter(({ id }) => asked?.includes(id));
  const shownIds = new Set(shown.map(idOf));
  if (rows.length === 0)
    return (
      <EmptyState icon={<SearchX size={28} aria-hidden="true" />} title={`${label}: none`}>
        {`The inventory knows of no ${noun} of this kind.`}
      </EmptyState>
    );
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <FoundTable
        label={label}
        listKey={`${listName} ${find}`}
        filter={{ label: `Filter ${noun}s by name`, placeholder: "Filter by name" }}
        onClear={() => change({ find: "" })}
        file={{ name: label, noun, columns: csvColumns }}
        rows={shown}
        rowId={idOf}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrowCell}
        {...tableSelection(selection, mayEdit)}
        onOpen={open}
      />
      {selected.length > 0 && mayEdit ? (
        <SelectedBar
          label={`Selected ${noun}s`}
          count={selected.length}
          hiddenCount={selected.filter(({ id }) => !shownIds.has(id)).length}
          ofCount={shown.length}
          onSelectAll={selection.selectAll}
          onClear={() => selection.select(new Set())}
        >
          <Button icon={<Pencil size={14} aria-hidden="true" />} onClick={() => setAsked(selected.map(idOf))}>
            Decide…
          </Button>
        </SelectedBar>
      ) : null}
      {decided.length > 0 ? (
        <ChoiceDialog
          rows={decided}
          people={people}
          noun={noun}
          mayEdit={mayEdit}
          onChoose={(choice) => {
            onChoose(decided, choice);
            setAsked(null);
            selection.select(new Set());
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </div>
  );
}

const idOf = ({ id }: HandoverRow): string => id;
const nameOf = ({ name }: HandoverRow): string => name;
