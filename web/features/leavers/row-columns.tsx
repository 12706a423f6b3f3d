import type { Leaver } from "../../../domain/inventory/leavers.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { ageText } from "../../shared/inventory/age.ts";
import { PeopleNames } from "../../shared/inventory/people-names.tsx";
import { type HandoverRow, lacksSuccessor, readAtMs } from "./handover-rows.ts";
import { effectWords, leftWords } from "./handover-words.ts";
import type { SectionId } from "./leavers-address.ts";
import { Effect, Left, Successor, Thing } from "./row-cells.tsx";

/** The table's columns of a section; who leaves stands in it where that is not one person. */
export function rowColumns(
  section: SectionId,
  people: readonly Leaver[],
  nowMs: number,
): readonly Column<HandoverRow>[] {
  const nameOf = new Map(people.map(({ key, name }) => [key, name]));
  const who: Column<HandoverRow> = {
    id: "who",
    header: "Who leaves",
    track: "minmax(9rem, 1.2fr)",
    cell: ({ leaverKeys }) => <PeopleNames people={leaverKeys.map((key) => ({ key, name: nameOf.get(key) ?? "" }))} />,
  };
  const hasSuccessor = section === "owned" || section === "administered" || section === "spaces";
  return [
    { id: "name", header: "Name", track: "minmax(12rem, 2fr)", cell: (row) => <Thing row={row} /> },
    ...(people.length > 1 ? [who] : []),
    {
      id: "left",
      header: "What is left",
      track: "minmax(15rem, 1.6fr)",
      cell: (row) => <Left row={row} nowMs={nowMs} />,
    },
    ...(hasSuccessor
      ? [
          {
            id: "successor",
            header: "Successor",
            track: "minmax(12rem, 1.8fr)",
            cell: (row: HandoverRow) => <Successor row={row} />,
          },
        ]
      : []),
    { id: "effect", header: "What is done", track: "minmax(14rem, 2fr)", cell: (row) => <Effect row={row} /> },
  ];
}

export const narrowRowCell = (nowMs: number) => (row: HandoverRow) => {
  const { act, proposal } = row;
  const atMs = readAtMs(row);
  const { text, isAlarming } = leftWords(row);
  return (
    <span className="min-w-0 flex-1">
      <Thing row={row} />
      <span className={`block truncate text-xs ${isAlarming ? "text-warn-ink" : "text-muted"}`}>
        {text}
        {atMs === null ? " · not read yet" : ` · read ${ageText(atMs, nowMs)}`}
      </span>
      <span className={`block truncate text-xs ${lacksSuccessor(row) ? "text-warn-ink" : ""}`}>
        {effectWords(row)}
        {act === "hand-over" && proposal.successor ? (
          <>
            {" · "}
            <Name>{proposal.successor.name}</Name>
          </>
        ) : null}
      </span>
    </span>
  );
};
