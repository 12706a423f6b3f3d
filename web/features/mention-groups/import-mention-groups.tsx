import { array, object, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { lookUp } from "../../lib/api/look-up.ts";
import { isInventoryWhole } from "../../lib/connection.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useSession } from "../../lib/session.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import ImportChanges from "../../shared/imports/import-changes.tsx";
import type { NamedThing } from "../../shared/imports/import-kind.ts";
import { mentionGroupKinds } from "../../shared/imports/mention-group-kinds.ts";
import { channelsOfAccount } from "../../shared/inventory/inventory-queries.ts";

interface ImportMentionGroupsProps {
  readonly connection: ConnectionName;
  readonly onClose: () => void;
}

/** Changes mention groups of many channels by the rows of a file. */
export default function ImportMentionGroups({ connection, onClose }: ImportMentionGroupsProps) {
  const isOwn = connection === "me";
  const isKnown = isInventoryWhole(useSession()) && !isOwn;
  const listed = useCursorList(
    { ...(isOwn ? channelQueries.ofUser("me", "me") : channelQueries.public()), enabled: !isKnown },
    idOf,
  );
  const channels = isKnown
    ? channelsOfAccount
    : { where: isOwn ? "that you are in" : "among the public channels", read: listed.readAll };
  return (
    <ImportChanges
      connection={connection}
      kinds={mentionGroupKinds}
      sources={{
        channel: channels,
        mentionGroup: { where: "in this channel", read: (signal, within) => groupsIn(connection, within, signal) },
      }}
      onClose={onClose}
    />
  );
}

/** The groups of the channels that rows name: Zoom has no list of all. */
async function groupsIn(
  connection: ConnectionName,
  channelIds: readonly string[],
  signal: AbortSignal,
): Promise<readonly NamedThing[]> {
  const found: NamedThing[] = [];
  await lookUp({
    kind: "mention-groups",
    connection,
    items: channelIds,
    schema: groupsAnswer,
    signal,
    onFound: ({ groups }, at) => {
      const within = channelIds[at];
      if (within !== undefined) found.push(...groups.map((group) => ({ ...group, within })));
    },
  });
  return found;
}

const groupsAnswer = object({ groups: array(object({ id: string(), name: string() })) });

const idOf = ({ id }: ChannelRow): string => id;
