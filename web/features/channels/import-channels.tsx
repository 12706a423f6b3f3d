import type { ConnectionName } from "../../../contract/bff.ts";
import { channelKinds } from "../../shared/imports/channel-kinds.ts";
import ImportChanges from "../../shared/imports/import-changes.tsx";
import type { NameSource } from "../../shared/imports/import-kind.ts";

interface ImportChannelsProps {
  readonly connection: ConnectionName;
  readonly channels: NameSource;
  readonly onClose: () => void;
}

/** Changes channels by the rows of a file. */
export default function ImportChannels({ connection, channels, onClose }: ImportChannelsProps) {
  return (
    <ImportChanges
      connection={connection}
      kinds={channelKinds(connection)}
      sources={{ channel: channels }}
      onClose={onClose}
    />
  );
}
