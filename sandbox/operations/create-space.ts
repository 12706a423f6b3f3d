import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { channelId } from "../store/ids.ts";
import type { SpaceSettings } from "../store/spaces.ts";
import type { Person, User } from "../store/store.ts";
import { canEditChannels } from "./access.ts";
import { isUsableName } from "./channel-rules.ts";
import { invalidField, operationError } from "./errors.ts";
import { limitOf } from "./limits.ts";
import { addMembers } from "./membership.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { tellSpaceCreated } from "./space-events.ts";
import { SettingsInput, settingsFrom, settingsView } from "./space-view.ts";

const Body = v.object({
  space_name: v.string(),
  space_desc: v.optional(v.string(), ""),
  space_members: v.optional(
    v.array(v.object({ identifier: v.string(), role: v.optional(v.picklist(["admin", "member", "owner"]), "member") })),
    [],
  ),
  space_settings: v.optional(SettingsInput, {}),
});

interface Named {
  readonly identifier: string;
  readonly role: "admin" | "member" | "owner";
  readonly person: Person;
}

/** The general channel is made with the space, and its people are the space's. */
export const createSpaceHandlers = {
  createSharedSpace: (context) => {
    const { operation, store, caller } = context;
    const asked = v.parse(Body, context.body);
    if (caller.isAccountLevel && !canEditChannels(store, caller.user)) throw operationError(operation.id, 200);
    const settings = settingsFrom(asked.space_settings);
    const named = asked.space_members.map((member) => ({ ...member, person: existing(context, member.identifier) }));
    const owner = ownerAmong(context, named);
    if (!isUsableName(asked.space_name)) throw invalidField("space_name", "Invalid field.");
    for (const [at, { person }] of named.entries())
      if (person.isExternal && settings.allowToAddExternalUsers === 0)
        throw invalidField(`space_members[${at}].identifier`, "Invalid field.");
    if (store.spaces.isNameTaken(asked.space_name))
      throw operationError(operation.id, 5603, { about: "already in use" });

    const general = createGeneral(context, owner, settings);
    const members = [...new Set(named.map(({ person }) => person))].filter((person) => person !== owner);
    addMembers(context, general, members);
    for (const { person, role } of named)
      if (role === "admin" && !general.leaders.has(person.index)) general.leaders.add(person.index);
    const texts = { name: asked.space_name, description: asked.space_desc, settings };
    const space = store.spaces.create(channelId(store.random), texts, general);
    tellSpaceCreated(context, space, members);
    return {
      status: 201,
      body: {
        space_id: space.id,
        channel_id: general.id,
        space_name: space.name,
        space_desc: space.description,
        ...(named.length > 0 && { space_members: membersView(owner, named) }),
        space_settings: settingsView(settings),
      },
    };
  },
} satisfies Record<string, Handler>;

function existing({ operation, store }: OperationContext, identifier: string): Person {
  const person = store.people.find(identifier);
  if (!person || (!person.isExternal && person.status !== "active"))
    throw operationError(operation.id, 1001, { values: { userId: identifier } });
  return person;
}

/** Whom the request makes the owner; the caller when it names nobody. Another's owner is for account-level apps. */
function ownerAmong({ operation, caller }: OperationContext, named: readonly Named[]): User {
  const owners = named.filter(({ role }) => role === "owner");
  if (owners.length > limitOf(operation, "owners")) throw operationError(operation.id, 5603, { about: "space owner" });
  const owner = owners[0]?.person ?? caller.user;
  if (owner !== caller.user && !caller.isAccountLevel) throw operationError(operation.id, 5602);
  if (owner.isExternal) throw invalidField("space_members", "The owner must belong to the account.");
  return owner;
}

function createGeneral({ store }: OperationContext, owner: User, settings: SpaceSettings) {
  return store.channels.create({
    id: channelId(store.random),
    name: "General",
    type: 1,
    kind: "ordinary",
    isArchived: false,
    owner: owner.index,
    settings: {
      addMemberPermissions: settings.addMemberPermissions,
      newMembersCanSeePreviousMessagesFiles: true,
      postingPermissions: 1,
      mentionAllPermissions: 1,
      allowToAddExternalUsers: settings.allowToAddExternalUsers,
      designatedPostingMembers: [],
    },
  });
}

/** Each person once, as the request names them, and nobody whom it does not name. */
function membersView(owner: User, named: readonly Named[]): components["schemas"]["CreatedSharedSpaceMember"][] {
  const seen = new Set<Person>();
  return named.flatMap(({ identifier, role, person }) => {
    if (seen.has(person)) return [];
    seen.add(person);
    return { identifier, role: person === owner ? ("owner" as const) : role };
  });
}
