import type { ConnectionName } from "../../../contract/bff.ts";
import { channelKinds } from "../../shared/imports/channel-kinds.ts";
import type { ChannelSource } from "../../shared/imports/channels-named.ts";
import ImportChanges from "../../shared/imports/import-changes.tsx";

interface ImportChannelsProps {
  readonly connection: ConnectionName;
  readonly channels: ChannelSource;
  readonly onClose: () => void;
}

/** Changes channels by the rows of a file. */
export default function ImportChannels({ connection, channels, onClose }: ImportChannelsProps) {
  return (
    <ImportChanges connection={connection} kinds={channelKinds(connection)} channels={channels} onClose={onClose} />
  );
}
