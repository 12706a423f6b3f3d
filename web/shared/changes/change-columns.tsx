import type { ChangeInfo } from "../../../domain/changes/info.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../inventory/person-name.tsx";
import { changeHref } from "./change-href.ts";
import { standingText } from "./result-words.ts";
import { StatusBadge } from "./status-badge.tsx";

export const changeColumns: readonly Column<ChangeInfo>[] = [
  {
    id: "title",
    header: "Change",
    track: "minmax(14rem, 3fr)",
    cell: ({ id, title }) => (
      <a href={changeHref(id)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
        <Words>{title}</Words>
      </a>
    ),
  },
  { id: "status", header: "Status", track: "minmax(11rem, 1fr)", cell: (change) => <StatusBadge change={change} /> },
  {
    id: "results",
    header: "Results",
    track: "minmax(10rem, 2fr)",
    isMuted: true,
    cell: (change) => standingText(change),
  },
  {
    id: "by",
    header: "By",
    track: "minmax(8rem, 1fr)",
    isMuted: true,
    cell: ({ plannedBy, plannedByName }) => <PersonName name={plannedByName} personId={plannedBy} isInRow />,
  },
  {
    id: "at",
    header: "Planned (UTC)",
    track: "11rem",
    isMuted: true,
    cell: ({ plannedAtMs }) => formatMoment(plannedAtMs),
  },
];

export function narrowChangeCell(change: ChangeInfo) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <a href={changeHref(change.id)} data-open="" tabIndex={-1} className="block truncate font-medium">
          <Words>{change.title}</Words>
        </a>
        <span className="block truncate text-xs text-muted">{standingText(change)}</span>
        <span className="block truncate text-xs text-muted">
          <Name>{change.plannedByName}</Name> · {formatMoment(change.plannedAtMs)}
        </span>
      </span>
      <StatusBadge change={change} />
    </span>
  );
}
