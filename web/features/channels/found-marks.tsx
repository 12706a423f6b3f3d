import { useQuery } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Badge } from "../../components/badge.tsx";
import { channelPageQueries } from "../../shared/channel/channel-page-queries.ts";
import SpaceOfGeneral from "../../shared/spaces/space-of-general.tsx";

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
