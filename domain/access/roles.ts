// Roles: rights under a name. The built-in ones follow from what Zoom says of a person, or are given like others.
import { operationById } from "../../contract/operation-by-id.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import { actions } from "../actions/registry.gen.ts";
import type { ActionId } from "../changes/action-table.gen.ts";
import { rights, type View } from "./rights.ts";
import type { Role } from "./role.ts";

const looks: readonly View[] = [
  "see-channels",
  "see-people",
  "see-mention-groups",
  "see-spaces",
  "see-directory-groups",
  "see-retention",
];

const channelTags: ReadonlySet<string> = new Set([
  "Chat Channels",
  "Chat Channels (Account-level)",
  "Chat Channel Mention Group",
  "Shared Spaces",
  // To look up whom it is about.
  "Users",
  "Roles",
]);

/** A directory group is invited into a channel, and its people are. */
const isOfChannels = (id: OperationId): boolean => {
  const operation = operationById(id);
  return channelTags.has(operation.tag) || (operation.tag === "IM Groups" && isReading(operation));
};

/** What is done to channels, their mention groups and shared spaces, through the account connection. */
const ofChannels: readonly ActionId[] = actions
  .filter(({ operations: { account } }) => account.length > 0 && account.every(isOfChannels))
  .map(({ id }) => id);

/** What those who own or administer a channel do there; the account's policies are not theirs. */
const ofOneChannel: readonly ActionId[] = [
  "add-groups-to-channels",
  "add-to-mention-groups",
  "archive-channels",
  "create-mention-groups",
  "delete-mention-groups",
  "demote-members",
  "edit-mention-groups",
  "invite-administrators",
  "invite-members",
  "promote-members",
  "remove-from-mention-groups",
  "remove-groups-from-channels",
  "remove-members",
  "rename-channels",
  "set-channel-settings",
  "unarchive-channels",
];

const ofHelpDesk: readonly ActionId[] = [
  "add-groups-to-channels",
  "add-to-directory-groups",
  "add-to-mention-groups",
  "add-to-spaces",
  "demote-members",
  "invite-administrators",
  "invite-members",
  "promote-members",
  "remove-from-directory-groups",
  "remove-from-mention-groups",
  "remove-from-spaces",
  "remove-groups-from-channels",
  "remove-members",
];

export const builtInRoles = [
  { id: "workspace-admin", name: "Workspace administrator", rights },
  { id: "channel-administrator", name: "Channel administrator", rights: [...looks, ...ofChannels] },
  { id: "channel-viewer", name: "Channel viewer", rights: looks },
  { id: "help-desk", name: "Help desk", rights: [...looks, ...ofHelpDesk] },
  { id: "auditor", name: "Auditor", rights: [...looks, "see-emojis", "see-audit"] },
  {
    ...{ id: "channel-owner", name: "Channel owner", rights: [...looks, ...ofOneChannel, "delete-channels"] },
    ofOwners: ["delete-channels"],
  },
] as const satisfies readonly Role[];

export type BuiltInRoleId = (typeof builtInRoles)[number]["id"];

export const builtInRole = (id: BuiltInRoleId): Role => {
  const role = builtInRoles.find((one) => one.id === id);
  if (!role) throw new Error(`there is no role ${id}`);
  return role;
};
