import { useQueryClient } from "@tanstack/react-query";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import { directoryGroupKinds, directoryPeopleKinds } from "../../shared/imports/directory-group-kinds.ts";
import ImportChanges from "../../shared/imports/import-changes.tsx";

interface ImportGroupsProps {
  /** The group whose people are imported; left out where rows are about any. */
  readonly group?: DirectoryGroup;
  readonly onClose: () => void;
}

/** Changes directory groups, or who is in one, by the rows of a file. */
export default function ImportGroups({ group, onClose }: ImportGroupsProps) {
  const client = useQueryClient();
  const channels = useCursorList(channelQueries.public(), idOf);
  return (
    <ImportChanges
      connection="account"
      kinds={group ? directoryPeopleKinds : directoryGroupKinds}
      {...(group && { fixed: { group } })}
      sources={{
        group: { where: "in the directory", read: () => client.fetchQuery(directoryGroupQueries.list()) },
        channel: { where: "among the public channels", read: channels.readAll },
      }}
      onClose={onClose}
    />
  );
}

const idOf = ({ id }: ChannelRow): string => id;
