import { MessagesSquare } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useNavigate } from "react-router";
import { channelTypes } from "../../../domain/channel-words.ts";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { personHref } from "../../shared/inventory/person-href.ts";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { sessionColumns } from "./person-csv-columns.ts";
import type { PersonTabProps } from "./person-page.tsx";
import { type ChatSession, sessionId, sessionsOf } from "./session-queries.ts";

/** With whom somebody writes and when that last went on; what was said is not asked for. */
export default function SessionsTab({ person: { key, userId, name, channels } }: PersonTabProps) {
  const list = useCursorList(sessionsOf(userId), sessionId);
  const navigate = useNavigate();
  const open = useCallback(
    (session: ChatSession) => {
      const href = hrefOf(session);
      if (href) void navigate(href);
    },
    [navigate],
  );
  const { columns, narrowCell } = useMemo(() => cellsFor(channels), [channels]);
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-4 py-3 text-muted lg:px-6">
        <p>With whom and when, in the last six months; never what was said.</p>
        <RefreshButton list={list} />
        <div className="ml-auto">
          <FoundExport
            name={`conversations of ${name}`}
            noun="conversation"
            columns={sessionColumns}
            read={list.readAll}
            disabled={list.rows.length === 0}
          />
        </div>
      </div>
      <UnreadableNote rows={list.unreadable} noun="conversation" nounPlural="conversations" />
      <ListedTable
        label="Conversations"
        listKey={`sessions of ${key}`}
        list={list}
        noun="conversation"
        rowId={sessionId}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrowCell}
        onOpen={open}
        skeleton={<MembersSkeleton />}
        empty={
          <EmptyState
            icon={<MessagesSquare size={28} aria-hidden="true" />}
            title="No conversations in the last months"
          />
        }
      />
    </div>
  );
}

const nameOf = ({ name }: ChatSession): string => name;
const hrefOf = ({ channelId, peer }: ChatSession): string | null =>
  peer ? personHref(peer) : (thingHref("channel", channelId, "account") ?? null);

function cellsFor(channels: PersonPage["channels"]) {
  const typeOf = new Map(channels.map(({ id, type }) => [id, type]));
  const whatOf = ({ peer, channelId }: ChatSession): string =>
    peer ? peer.email || "One person" : (channelTypes[typeOf.get(channelId) ?? -1] ?? "Channel or group chat");
  const columns: readonly Column<ChatSession>[] = [
    {
      id: "name",
      header: "With",
      track: "minmax(12rem, 2fr)",
      cell: (session) => (
        <a
          href={hrefOf(session) ?? undefined}
          data-open=""
          tabIndex={-1}
          className="truncate font-medium hover:underline"
        >
          <Name>{session.name}</Name>
        </a>
      ),
    },
    { id: "what", header: "What", track: "minmax(12rem, 2fr)", isMuted: true, cell: whatOf },
    {
      id: "at",
      header: "Last message (UTC)",
      track: "12rem",
      isMuted: true,
      cell: ({ lastAtMs }) => formatMoment(lastAtMs),
    },
  ];

  const narrowCell = (session: ChatSession) => (
    <span className="min-w-0 flex-1">
      <a href={hrefOf(session) ?? undefined} data-open="" tabIndex={-1} className="block truncate font-medium">
        <Name>{session.name}</Name>
      </a>
      <span className="block truncate text-xs text-muted">
        {whatOf(session)} · {formatMoment(session.lastAtMs)}
      </span>
    </span>
  );
  return { columns, narrowCell };
}
