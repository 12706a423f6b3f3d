import type { ReactNode } from "react";
import { externalLabels } from "../../../domain/channel-words.ts";
import type { ExternalRow, ExternalSort } from "../../../domain/inventory/external.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { ByCell, PersonCell, PlaceCell, SinceCell, Unknown } from "./external-cells.tsx";

type ListedRow = Listed<ExternalRow>;

const column = (
  id: ExternalSort,
  header: string,
  track: string,
  cell: (row: ExternalRow) => ReactNode,
  more: Partial<Column<ListedRow>> = {},
): Column<ListedRow> => ({
  id,
  header,
  track,
  isSortable: true,
  cell: ({ row }) => (row ? cell(row) : null),
  ...more,
});

export const externalColumns: readonly Column<ListedRow>[] = [
  column("person", "Person", "minmax(13rem, 2fr)", (row) => <PersonCell row={row} />, {
    cell: ({ row }) => (row ? <PersonCell row={row} /> : <Skeleton className="h-3 w-40 animate-none" />),
    isUncut: true,
  }),
  column("organization", "Organization", "minmax(8rem, 0.9fr)", ({ organization }) =>
    organization === "" ? (
      <Unknown why="Zoom does not show the addresses of people from other accounts." />
    ) : (
      organization
    ),
  ),
  column("place", "In", "minmax(12rem, 1.6fr)", (row) => <PlaceCell row={row} />, { isUncut: true }),
  column("space", "Space", "minmax(7rem, 1fr)", ({ space }) => (space === null ? "–" : <Name>{space}</Name>), {
    isMuted: true,
  }),
  column("by", "Let in by", "minmax(8rem, 1fr)", (row) => <ByCell row={row} />),
  column("since", "Since", "9.5rem", (row) => <SinceCell row={row} />, { isMuted: true, isUncut: true }),
  column(
    "adding",
    "Who can add external",
    "minmax(11.5rem, 1fr)",
    ({ adding }) => (adding === null ? <Unknown /> : (externalLabels[adding] ?? `Unknown (${adding})`)),
    { isMuted: true, isUncut: true },
  ),
];
