import type { InventoryMentionGroup } from "../../../domain/inventory/mention-groups.ts";
import { Badge } from "../../components/badge.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { isolate } from "../../lib/isolate.ts";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { AgedCell } from "../../shared/inventory/aged-cell.tsx";
import { PeopleNames } from "../../shared/inventory/people-names.tsx";
import { groupPath } from "./group-path.ts";
import { MAX_MEMBERS } from "./mention-group.ts";

type GroupColumn = Column<Listed<InventoryMentionGroup>>;

export const foundPath = ({ channelId, id }: InventoryMentionGroup): string =>
  groupPath({ connection: "account", channelId }, id);

// Links are plain: the table follows them, and the browser opens them in a tab of their own.

/** Columns of the groups of all channels. @param isOfPerson Somebody is looked for, whose name is shown */
export function foundColumns(isOfPerson: boolean, nowMs: number): readonly GroupColumn[] {
  const about: GroupColumn = isOfPerson
    ? {
        id: "found",
        header: "Found",
        track: "minmax(10rem, 2fr)",
        cell: ({ row }) => row && <PeopleNames people={row.found} />,
      }
    : {
        id: "about",
        header: "Description",
        track: "minmax(10rem, 2fr)",
        isMuted: true,
        cell: ({ row }) => row?.description,
      };
  return [
    {
      id: "name",
      header: "Group",
      track: "minmax(10rem, 1.2fr)",
      isSortable: true,
      cell: ({ row }) =>
        row ? (
          <a href={foundPath(row)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
            <Name>{row.name}</Name>
          </a>
        ) : (
          <Skeleton className="h-3 w-40 animate-none" />
        ),
    },
    {
      id: "channel",
      header: "Channel",
      track: "minmax(10rem, 1.2fr)",
      isSortable: true,
      isUncut: true,
      cell: ({ row }) =>
        row && (
          <span className="flex min-w-0 items-center gap-2">
            <span className="truncate">
              <Name>{row.channel}</Name>
            </span>
            {row.isArchived ? <Badge>Archived</Badge> : null}
          </span>
        ),
    },
    {
      id: "people",
      header: "People",
      track: "7rem",
      isSortable: true,
      isUncut: true,
      cell: ({ row }) =>
        row && (
          <AgedCell atMs={row.atMs} nowMs={nowMs}>
            {row.people >= MAX_MEMBERS ? `${row.people}, full` : row.people}
          </AgedCell>
        ),
    },
    about,
  ];
}

export const foundNames = ({ found }: InventoryMentionGroup): string =>
  found.map(({ name }) => isolate(name)).join(", ");
