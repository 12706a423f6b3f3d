import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { OwnerName } from "./owner-name.tsx";

// Links are plain: the table follows them, and the browser opens them in a tab of their own.

export function spaceColumns(hrefOf: (space: SpaceRow) => string): readonly Column<SpaceRow>[] {
  return [
    {
      id: "name",
      header: "Space",
      track: "minmax(12rem, 1.5fr)",
      cell: (space) => (
        <a href={hrefOf(space)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
          <Name>{space.name}</Name>
        </a>
      ),
    },
    {
      id: "description",
      header: "Description",
      track: "minmax(12rem, 2.5fr)",
      isMuted: true,
      cell: (space) => space.description,
    },
    {
      id: "owner",
      header: "Owner",
      track: "minmax(11rem, 1.2fr)",
      cell: ({ owner }) => <OwnerName owner={owner} />,
    },
  ];
}

export function narrowSpaceCell(space: SpaceRow, href: string) {
  return (
    <span className="flex min-w-0 flex-col">
      <a href={href} data-open="" tabIndex={-1} className="truncate font-medium">
        <Name>{space.name}</Name>
      </a>
      <span className="truncate text-xs text-muted">
        {[space.owner.name, space.description].filter(Boolean).join(" · ")}
      </span>
    </span>
  );
}
