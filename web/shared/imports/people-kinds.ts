import {
  demoteMembers,
  inviteAdministrators,
  inviteMembers,
  promoteMembers,
  removeMembers,
} from "../../../domain/actions/channel-members.ts";
import { partOf } from "../changes/change-request.ts";
import type { ImportKinds, NamedChannel } from "./import-kind.ts";
import { type Person, peopleKind } from "./people-fields.ts";

const targetIn = (channel: NamedChannel, person: Person) => ({
  channelId: channel.id,
  channel: channel.name,
  ...person,
  actorId: "",
});

/** Who is in channels, and as what. */
export const channelPeopleKinds: ImportKinds = [
  peopleKind({
    id: "invite-members",
    label: "Add people",
    hint: "Channel and email. A role is optional: member or administrator.",
    things: ["channel"],
    roles: "optional",
    part: ({ channel }, person, role) =>
      partOf(role === "admin" ? inviteAdministrators : inviteMembers, {}, [targetIn(channel, person)]),
  }),
  peopleKind({
    id: "promote-members",
    label: "Change roles",
    hint: "Channel, email and role (member or administrator).",
    things: ["channel"],
    roles: "needed",
    part: ({ channel }, person, role) =>
      partOf(role === "admin" ? promoteMembers : demoteMembers, {}, [targetIn(channel, person)]),
  }),
  peopleKind({
    id: "remove-members",
    label: "Remove people",
    hint: "Channel and email; or for people from another account the member ID.",
    isDestructive: true,
    things: ["channel"],
    isMemberIdEnough: true,
    part: ({ channel }, person) => partOf(removeMembers, {}, [targetIn(channel, person)]),
  }),
];
