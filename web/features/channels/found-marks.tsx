import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";
import { channelPageQueries } from "../channel/channel-page-queries.ts";
import { mayBeGeneral } from "../spaces/general.ts";
import { spaceQueries } from "../spaces/space-queries.ts";
import type { ChannelRow } from "./channel.ts";

interface FoundMarksProps {
  readonly connection: ConnectionName;
  readonly row: ChannelRow;
  readonly isArchivedPossible: boolean;
}

/**
 * What a search does not tell of a channel it found: that it is archived, and of which space a "General" is. Asked for
 * the rows in view alone, and shown once it is known.
 */
export function FoundMarks({ connection, row, isArchivedPossible }: FoundMarksProps) {
  const client = useQueryClient();
  const ref = { connection, channelId: row.id };
  const archive = useQuery({ ...channelPageQueries.archiveState(ref), enabled: isArchivedPossible });
  const space = useQuery({
    ...spaceQueries.ofGeneral(connection, row.id, client),
    enabled: mayBeGeneral(row),
  });
  return (
    <>
      {space.data ? (
        <span className="truncate text-xs text-muted">
          in <Name>{space.data}</Name>
        </span>
      ) : null}
      {archive.data === "archived" ? <Badge tone="warn">Archived</Badge> : null}
    </>
  );
}
