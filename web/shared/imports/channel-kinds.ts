import type { ConnectionName } from "../../../contract/bff.ts";
import { archiveChannels, unarchiveChannels } from "../../../domain/actions/archive-channels.ts";
import { deleteChannels, joinChannels, leaveChannels } from "../../../domain/actions/channels.ts";
import { nameProblem } from "../../../domain/actions/names.ts";
import { renameChannels } from "../../../domain/actions/rename-channels.ts";
import { type ListedPart, partOf } from "../changes/change-request.ts";
import type { ImportKind, ImportKinds, NamedChannel } from "./import-kind.ts";
import { channelPeopleKinds } from "./people-kinds.ts";
import { retentionKind } from "./retention-kind.ts";
import { createChannelKind, NEW_NAME, settingsKind } from "./settings-kind.ts";

const AS_IT_IS = { find: "", replace: "", prefix: "", suffix: "" };

const renameKind: ImportKind<"channel"> = {
  id: "rename-channels",
  label: "Rename",
  hint: "Channel and new name.",
  verb: "Rename",
  noun: "channel",
  things: ["channel"],
  fields: [NEW_NAME],
  needs: [NEW_NAME.key],
  read: ({ newName = "" }) =>
    nameProblem(newName, "channel") ?? {
      part: ({ channel: { id, name } }) => partOf(renameChannels, AS_IT_IS, [{ channelId: id, name, newName }]),
    },
};

const targetOf = ({ id, name }: NamedChannel) => ({ channelId: id, name });

/** Of what needs to know the channels alone. */
const plainKind = (
  id: string,
  label: string,
  part: (channel: NamedChannel) => ListedPart,
  isDestructive = false,
): ImportKind<"channel"> => ({
  id,
  label,
  hint: "The channels.",
  verb: label,
  noun: "channel",
  isDestructive,
  things: ["channel"],
  fields: [],
  needs: [],
  read: () => ({ part: ({ channel }) => part(channel) }),
});

const kinds: ImportKinds = [
  renameKind,
  plainKind("archive-channels", "Archive", (channel) => partOf(archiveChannels, {}, [targetOf(channel)])),
  plainKind("unarchive-channels", "Unarchive", (channel) => partOf(unarchiveChannels, {}, [targetOf(channel)])),
  settingsKind,
  ...channelPeopleKinds,
  plainKind(
    "delete-channels",
    "Delete",
    (channel) => partOf(deleteChannels, {}, [{ ...targetOf(channel), owner: "" }]),
    true,
  ),
];

/** Zoom has people join and leave by themselves only. */
const ownKinds: readonly ImportKind[] = [
  plainKind("join-channels", "Join", (channel) => partOf(joinChannels, {}, [targetOf(channel)])),
  plainKind("leave-channels", "Leave", (channel) => partOf(leaveChannels, {}, [targetOf(channel)]), true),
];

/** What can be done with channels by a file. Retention is account-level apps' alone. */
export const channelKinds = (connection: ConnectionName): ImportKinds => [
  ...kinds,
  createChannelKind(connection === "me"),
  ...(connection === "account" ? [retentionKind] : ownKinds),
];
