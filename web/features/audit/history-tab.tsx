import { useMemo } from "react";
import { Link } from "../../components/link.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { tabPath } from "../../shared/channel/channel-tabs.ts";
import type { TabProps } from "../../shared/channel/tab-props.ts";
import { AuditEntries } from "./audit-list.tsx";
import { auditQueries, auditRowId } from "./audit-queries.ts";

/** What was done to the channel through the console; what Zoom itself recorded stands beside it. */
export default function HistoryTab({ view: { ref } }: TabProps) {
  const { channelId, connection } = ref;
  const filter = useMemo(() => ({ target: `channel:${channelId}` }), [channelId]);
  const list = useCursorList(auditQueries.list(filter), auditRowId);
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <p className="px-4 py-3 text-muted lg:px-6">
        What was done through this console. Who joined and left by other ways is under{" "}
        <Link to={tabPath(channelId, connection, "activity")} className="underline">
          Activity
        </Link>
        .
      </p>
      <AuditEntries
        list={list}
        listKey={`audit of ${channelId}`}
        emptyTitle="Nothing was done to this channel through the console"
      />
    </div>
  );
}
