import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import FindChannels from "../../shared/imports/find-channels.tsx";
import type { NamedChannel } from "./policy-table.ts";

interface PasteDialogProps {
  readonly onAdd: (channels: readonly NamedChannel[]) => void;
  readonly onClose: () => void;
}

/** Takes a pasted list of channels; names are looked for among the public channels. */
export default function PasteDialog({ onAdd, onClose }: PasteDialogProps) {
  const list = useCursorList(channelQueries.public(), rowId);
  return (
    <FindChannels
      title="Paste channels"
      verb="Add"
      hint="One per line: a channel ID, a link that contains it, or the full name of a public channel."
      channels={{ where: "among the public channels", read: list.readAll }}
      onFound={onAdd}
      onClose={onClose}
    />
  );
}

const rowId = (row: ChannelRow): string => row.id;
