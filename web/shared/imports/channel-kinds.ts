import type { ConnectionName } from "../../../contract/bff.ts";
import { archiveChannels, unarchiveChannels } from "../../../domain/actions/archive-channels.ts";
import { deleteChannels } from "../../../domain/actions/channels.ts";
import { nameProblem } from "../../../domain/actions/names.ts";
import { renameChannels } from "../../../domain/actions/rename-channels.ts";
import { partOf } from "../changes/change-request.ts";
import type { ImportKind, NamedChannel, Wish } from "./import-kind.ts";
import { addPeopleKind, removePeopleKind, rolesKind } from "./people-kinds.ts";
import { retentionKind } from "./retention-kind.ts";
import { settingsKind } from "./settings-kind.ts";

const AS_IT_IS = { find: "", replace: "", prefix: "", suffix: "" };

const renameKind: ImportKind = {
  id: "rename-channels",
  label: "Rename",
  hint: "Channel and new name.",
  verb: "Rename",
  noun: "channel",
  fields: [{ key: "newName", label: "New name", names: ["newname", "newchannelname", "renameto", "to"] }],
  needs: ["newName"],
  read: ({ newName = "" }) =>
    nameProblem(newName, "channel") ?? {
      part: ({ id, name }) => partOf(renameChannels, AS_IT_IS, [{ channelId: id, name, newName }]),
    },
};

const targetOf = ({ id, name }: NamedChannel) => ({ channelId: id, name });

/** Of what needs to know the channels alone. */
const plainKind = (id: string, label: string, part: Wish["part"], isDestructive = false): ImportKind => ({
  id,
  label,
  hint: "The channels.",
  verb: label,
  noun: "channel",
  isDestructive,
  fields: [],
  needs: [],
  read: () => ({ part }),
});

const kinds: readonly [ImportKind, ...ImportKind[]] = [
  renameKind,
  plainKind("archive-channels", "Archive", (channel) => partOf(archiveChannels, {}, [targetOf(channel)])),
  plainKind("unarchive-channels", "Unarchive", (channel) => partOf(unarchiveChannels, {}, [targetOf(channel)])),
  settingsKind,
  addPeopleKind,
  rolesKind,
  removePeopleKind,
  plainKind(
    "delete-channels",
    "Delete",
    (channel) => partOf(deleteChannels, {}, [{ ...targetOf(channel), owner: "" }]),
    true,
  ),
];

/** What can be done with channels by a file. Retention is account-level apps' alone. */
export const channelKinds = (connection: ConnectionName): readonly [ImportKind, ...ImportKind[]] =>
  connection === "account" ? [...kinds, retentionKind] : kinds;
