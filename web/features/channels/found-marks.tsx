import { useQuery } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Badge } from "../../components/badge.tsx";
import { channelPageQueries } from "../channel/channel-page-queries.ts";
import SpaceOfGeneral from "../spaces/space-of-general.tsx";
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
  const ref = { connection, channelId: row.id };
  const archive = useQuery({ ...channelPageQueries.archiveState(ref), enabled: isArchivedPossible });
  return (
    <>
      <SpaceOfGeneral connection={connection} channel={row} />
      {archive.data === "archived" ? <Badge tone="warn">Archived</Badge> : null}
    </>
  );
}
