import { useQueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import ImportChanges from "../../shared/imports/import-changes.tsx";
import type { NamedThing } from "../../shared/imports/import-kind.ts";
import { spaceChannelKinds, spaceKinds, spacePeopleKinds } from "../../shared/imports/space-kinds.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";

interface ImportSpacesProps {
  readonly connection: ConnectionName;
  /** The space whose people or channels are imported; left out where rows are about any. */
  readonly into?: { readonly space: NamedThing; readonly what: "people" | "channels" };
  readonly onClose: () => void;
}

/** Changes shared spaces, or who and what is in one, by the rows of a file. */
export default function ImportSpaces({ connection, into, onClose }: ImportSpacesProps) {
  const client = useQueryClient();
  const isOwn = connection === "me";
  const channels = useCursorList(isOwn ? channelQueries.ofUser("me", "me") : channelQueries.public(), idOf);
  const kinds = into ? (into.what === "people" ? spacePeopleKinds : spaceChannelKinds) : spaceKinds(connection);
  return (
    <ImportChanges
      connection={connection}
      kinds={kinds}
      {...(into && { fixed: { space: into.space } })}
      sources={{
        space: {
          where: isOwn ? "that you are in" : "of the account",
          read: () => client.fetchQuery(spaceQueries.everySpace(connection)),
        },
        channel: { where: isOwn ? "that you are in" : "among the public channels", read: channels.readAll },
      }}
      onClose={onClose}
    />
  );
}

const idOf = ({ id }: ChannelRow): string => id;
