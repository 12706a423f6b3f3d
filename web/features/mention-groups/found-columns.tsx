import type { ConnectionName } from "../../../contract/bff.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { groupPath } from "./group-path.ts";
import { MAX_MEMBERS } from "./mention-group.ts";
import { type FoundGroup, personFits } from "./scan.ts";

export function foundPath(connection: ConnectionName, { channel, id }: FoundGroup): string {
  return groupPath({ connection, channelId: channel.id }, id);
}

// Links are plain: the table follows them, and the browser opens them in a tab of their own.

/** Columns of groups across channels; `person` is who is looked for, whose names are shown then. */
export function foundColumns(connection: ConnectionName, person: string): readonly Column<FoundGroup>[] {
  return [
    {
      id: "name",
      header: "Group",
      track: "minmax(10rem, 1.2fr)",
      cell: (group) => (
        <a
          href={foundPath(connection, group)}
          data-open=""
          tabIndex={-1}
          className="truncate font-medium hover:underline"
        >
          <Name>{group.name}</Name>
        </a>
      ),
    },
    { id: "channel", header: "Channel", track: "minmax(10rem, 1.2fr)", cell: ({ channel }) => channel.name },
    { id: "people", header: "People", track: "7rem", cell: peopleText },
    person.trim() === ""
      ? {
          id: "about",
          header: "Description",
          track: "minmax(10rem, 2fr)",
          isMuted: true,
          cell: (one) => one.description,
        }
      : {
          id: "found",
          header: "Found",
          track: "minmax(10rem, 2fr)",
          cell: (one) => <Words>{foundNames(one, person)}</Words>,
        },
  ];
}

export function narrowFoundCell(connection: ConnectionName, person: string, group: FoundGroup) {
  return (
    <span className="flex min-w-0 flex-col">
      <a href={foundPath(connection, group)} data-open="" tabIndex={-1} className="truncate font-medium">
        <Words>{`${isolate(group.name)} · ${isolate(group.channel.name)}`}</Words>
      </a>
      <span className="truncate text-xs text-muted">
        {person.trim() === "" ? (
          countOf(group.members.length, "person", "people")
        ) : (
          <Words>{foundNames(group, person)}</Words>
        )}
      </span>
    </span>
  );
}

export function foundNames({ members }: FoundGroup, person: string): string {
  return members
    .filter(personFits(person))
    .map(({ name }) => isolate(name))
    .join(", ");
}

function peopleText({ members }: FoundGroup): string {
  return members.length >= MAX_MEMBERS ? `${members.length}, full` : String(members.length);
}
