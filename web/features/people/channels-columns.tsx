import { channelTypes } from "../../../domain/channel-words.ts";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { Badge } from "../../components/badge.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { RoleMark } from "../../shared/members/member-marks.tsx";
import { thingHref } from "../../shared/thing-href.ts";

export type PersonChannel = PersonPage["channels"][number];

const hrefOf = (id: string): string | undefined => thingHref("channel", id, "account");

export const channelsColumns: readonly Column<PersonChannel>[] = [
  {
    id: "name",
    header: "Channel",
    track: "minmax(14rem, 3fr)",
    cell: ({ id, name, space, isArchived }) => (
      <span className="flex min-w-0 items-center gap-2">
        <a href={hrefOf(id)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
          <Name>{name}</Name>
        </a>
        {space === null ? null : (
          <span className="min-w-0 shrink-[99] truncate text-xs text-muted">
            in <Name>{space}</Name>
          </span>
        )}
        {isArchived ? <Badge>Archived</Badge> : null}
      </span>
    ),
  },
  {
    id: "role",
    header: "Role",
    track: "minmax(12rem, 1fr)",
    cell: (channel) => (
      <span className="flex items-center gap-1.5">
        <RoleMark member={channel} />
        {isAlone(channel) ? <Badge tone="warn">No administrator</Badge> : null}
      </span>
    ),
  },
  { id: "type", header: "Type", track: "minmax(9rem, 1fr)", isMuted: true, cell: ({ type }) => channelTypes[type] },
  {
    id: "members",
    header: "Members",
    track: "6rem",
    align: "end",
    cell: ({ members }) => (members === null ? "–" : formatCount(members)),
  },
  {
    id: "read",
    header: "As read (UTC)",
    track: "11rem",
    isMuted: true,
    cell: ({ atMs }) => (atMs === null ? "–" : formatMoment(atMs)),
  },
];

/** Of what they own, where nobody could step in. */
const isAlone = ({ role, admins, type }: PersonChannel): boolean => role === "owner" && admins === 0 && type !== 4;

export function narrowChannelCell(channel: PersonChannel) {
  const { id, name, space, type, members, isArchived, atMs } = channel;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <a href={hrefOf(id)} data-open="" tabIndex={-1} className="block truncate font-medium">
          <Name>{name}</Name>
        </a>
        <span className="block truncate text-xs text-muted">
          <Words>
            {[
              space === null ? null : isolate(space),
              channelTypes[type],
              members === null ? null : countOf(members, "member"),
              isArchived ? "archived" : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </Words>
        </span>
        <span className="block truncate text-xs text-muted">
          {atMs === null ? "Not read yet" : `As read ${formatMoment(atMs)} UTC`}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1">
        <RoleMark member={channel} />
        {isAlone(channel) ? <Badge tone="warn">No administrator</Badge> : null}
      </span>
    </span>
  );
}
