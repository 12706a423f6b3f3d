import type { ConnectionName } from "../../../contract/bff.ts";
import {
  addAdministratorToSpace,
  addToSpace,
  demoteInSpace,
  promoteInSpace,
  removeFromSpace,
} from "../../../domain/actions/space-members.ts";
import { deleteSpaces, moveChannelsIn, moveChannelsOut } from "../../../domain/actions/spaces.ts";
import { partOf } from "../changes/change-request.ts";
import type { ImportKind, ImportKinds, NamedThing, Things } from "./import-kind.ts";
import { type Person, peopleKind } from "./people-fields.ts";
import { createSpaceKind, spaceSettingsKind, transferSpaceKind } from "./space-settings-kinds.ts";

const targetIn = (space: NamedThing, person: Person) => ({ spaceId: space.id, space: space.name, ...person });

/** Who is in shared spaces, and as what. */
export const spacePeopleKinds: ImportKinds = [
  peopleKind({
    id: "add-to-spaces",
    label: "Add people",
    hint: "Space and email. A role is optional: member or administrator.",
    things: ["space"],
    roles: "optional",
    part: ({ space }, person, role) =>
      partOf(role === "admin" ? addAdministratorToSpace : addToSpace, {}, [targetIn(space, person)]),
  }),
  peopleKind({
    id: "promote-in-spaces",
    label: "Change roles",
    hint: "Space, email and role (member or administrator).",
    things: ["space"],
    roles: "needed",
    part: ({ space }, person, role) =>
      partOf(role === "admin" ? promoteInSpace : demoteInSpace, {}, [targetIn(space, person)]),
  }),
  peopleKind({
    id: "remove-from-spaces",
    label: "Remove people",
    hint: "Space and email; or for people from another account the member ID.",
    isDestructive: true,
    things: ["space"],
    isMemberIdEnough: true,
    part: ({ space }, person) => partOf(removeFromSpace, {}, [targetIn(space, person)]),
  }),
];

const channelIn = ({ space, channel }: Things<"space" | "channel">) => ({
  spaceId: space.id,
  space: space.name,
  channelId: channel.id,
  name: channel.name,
});

/** Channels into spaces and out of them: Zoom lets people do that for themselves only. */
export const spaceChannelKinds: ImportKinds = [
  {
    id: "move-channels-in",
    label: "Move channels in",
    hint: "Space and channel.",
    verb: "Move in",
    noun: "channel",
    things: ["space", "channel"],
    fields: [],
    needs: [],
    read: () => ({ part: (things) => partOf(moveChannelsIn, {}, [channelIn(things)]) }),
  },
  {
    id: "move-channels-out",
    label: "Move channels out",
    hint: "Space and channel.",
    verb: "Move out",
    noun: "channel",
    isDestructive: true,
    things: ["space", "channel"],
    fields: [],
    needs: [],
    read: () => ({ part: (things) => partOf(moveChannelsOut, {}, [channelIn(things)]) }),
  },
];

const deleteKind: ImportKind<"space"> = {
  id: "delete-spaces",
  label: "Delete",
  hint: "The spaces.",
  verb: "Delete",
  noun: "space",
  isDestructive: true,
  things: ["space"],
  fields: [],
  needs: [],
  read: () => ({
    part: ({ space }) => partOf(deleteSpaces, {}, [{ spaceId: space.id, name: space.name, owner: "", members: [] }]),
  }),
};

/** What can be done with shared spaces by a file. */
export const spaceKinds = (connection: ConnectionName): ImportKinds => [
  ...spacePeopleKinds,
  ...(connection === "me" ? spaceChannelKinds : []),
  createSpaceKind(connection === "me"),
  spaceSettingsKind,
  transferSpaceKind,
  deleteKind,
];
