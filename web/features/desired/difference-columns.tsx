import type { Difference } from "../../../domain/desired/difference.ts";
import { Badge } from "../../components/badge.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { What, Where } from "./difference-cells.tsx";
import { Since } from "./since.tsx";

export const differenceColumns: readonly Column<Difference>[] = [
  { id: "subject", header: "Channel or space", track: "minmax(10rem, 1.4fr)", cell: (row) => <Where row={row} /> },
  { id: "what", header: "What", track: "minmax(12rem, 1.6fr)", cell: (row) => <What row={row} /> },
  { id: "is", header: "Is", track: "minmax(8rem, 1.2fr)", cell: ({ is }) => <Name>{is}</Name> },
  {
    id: "wanted",
    header: "Should be",
    track: "minmax(8rem, 1.2fr)",
    cell: ({ wanted, fixes }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate">
          <Name>{wanted}</Name>
        </span>
        {fixes.length === 0 ? <Badge>By hand</Badge> : null}
      </span>
    ),
  },
  {
    id: "since",
    header: "Since",
    track: "minmax(15rem, 1.6fr)",
    isMuted: true,
    cell: (row) => <Since difference={row} isInRow />,
  },
];

export const narrowDifference = (row: Difference) => (
  <span className="min-w-0 flex-1">
    <Where row={row} />
    <span className="block truncate text-xs">
      <What row={row} />
    </span>
    <span className="block truncate text-xs text-muted">
      <Name>{row.is}</Name> → <Name>{row.wanted}</Name>
    </span>
  </span>
);
