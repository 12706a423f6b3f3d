import type { Space, SpaceSettings } from "../store/spaces.ts";
import type { Person } from "../store/store.ts";
import { tellChannel } from "./channel-events.ts";
import { roleIn } from "./member-view.ts";
import type { OperationContext } from "./operation.ts";

const byWhom = { 1: "by_any_member", 2: "by_owner_and_admins" } as const;
const externalsByWhom = {
  0: "disabled",
  1: "by_any_member",
  2: "by_same_org",
  3: "by_owner_and_admins",
} as const;

const optionOf = (settings: SpaceSettings) => ({
  is_public: false,
  add_new_members: byWhom[settings.addMemberPermissions],
  add_new_channels: byWhom[settings.createChannelsPermission],
  add_external_users: externalsByWhom[settings.allowToAddExternalUsers],
});

const settingsOf = ({ name, description, settings }: Space) => ({
  name,
  desc: description,
  option: optionOf(settings),
});

const memberOf = (person: Person) => ({
  user_id: person.isExternal ? "" : person.id,
  user_email: person.isExternal ? "" : person.email,
  display_name: person.displayName,
  member_id: person.memberId,
});

export function tellSpaceCreated(context: OperationContext, space: Space, members: readonly Person[]): void {
  tellChannel(context, "chat_channel.created", space.general, members);
  tellInvitedToSpace(context, space, members);
}

export const tellSpaceDeleted = (context: OperationContext, { general }: Space): void =>
  tellChannel(context, "chat_channel.deleted", general);

/** @param before The space as it was. */
export function tellSpaceEdited({ store, caller, nowMs }: OperationContext, before: Space, after: Space): void {
  store.events.emit("team_chat.shared_spaces_edited", {
    operator: caller.user,
    atMs: nowMs,
    object: () => ({
      space_id: after.id,
      new_settings: settingsOf(after),
      old_settings: settingsOf(before),
      timestamp: nowMs,
    }),
  });
}

/** Who comes into a space comes into its general channel. */
export function tellMembersInvited(context: OperationContext, space: Space, people: readonly Person[]): void {
  tellInvitedToSpace(context, space, people);
  tellChannel(context, "chat_channel.member_invited", space.general, people);
}

function tellInvitedToSpace(context: OperationContext, space: Space, people: readonly Person[]): void {
  const { store, caller, nowMs } = context;
  if (people.length === 0) return;
  store.events.emit("team_chat.shared_spaces_member_invited", {
    operator: caller.user,
    atMs: nowMs,
    object: () => ({
      space_id: space.id,
      space_name: space.name,
      members: people.map((person) => ({ ...memberOf(person), role: roleIn(space.general, person.index) })),
      timestamp: nowMs,
    }),
  });
}

/** Who takes oneself out has left; the others were removed. The general channel tells so too. */
export function tellMembersGone(context: OperationContext, space: Space, people: readonly Person[]): void {
  const { store, caller, nowMs } = context;
  const about = { space_id: space.id, space_name: space.name };
  const removed = people.filter((person) => person !== caller.user);
  if (removed.length < people.length) {
    tellChannel(context, "chat_channel.member_left", space.general);
    store.events.emit("team_chat.shared_spaces_member_left", {
      operator: caller.user,
      atMs: nowMs,
      object: () => ({ ...about, timestamp: nowMs }),
    });
  }
  tellChannel(context, "chat_channel.member_removed", space.general, removed);
  if (removed.length > 0)
    store.events.emit("team_chat.shared_spaces_member_removed", {
      operator: caller.user,
      atMs: nowMs,
      object: () => ({ ...about, members: removed.map(memberOf), timestamp: nowMs }),
    });
}
