import * as v from "valibot";
import type { Channel } from "../store/channel.ts";
import { hasUniqueName, letsEveryoneAdd } from "../store/channel.ts";
import { channelId } from "../store/ids.ts";
import type { Person, User } from "../store/store.ts";
import { externalRuleFor, isUsableName } from "./channel-rules.ts";
import { findPerson } from "./chat-target.ts";
import { addMembers } from "./membership.ts";
import { checkMayMigrate, failed, migratedChannel, migratedPerson } from "./migration-access.ts";
import type { Handler, OperationContext } from "./operation.ts";

const Members = v.array(
  v.object({ identifier: v.string(), role: v.optional(v.picklist(["member", "admin"]), "member") }),
);
const NewMembers = v.object({ members: Members });
const NewChannel = v.object({
  name: v.string(),
  type: v.picklist([2, 3, 4]),
  members: Members,
  created_time: v.pipe(v.string(), v.transform(Date.parse)),
});

type MigratedChannel = v.InferOutput<typeof NewChannel>;

interface Newcomer {
  readonly person: Person;
  readonly role: "member" | "admin";
}

export const migrateChannelsHandlers = {
  /** The owner is whom the path names, and no member beside. */
  migrateChatChannel: (context) => {
    const { params, store, nowMs } = context;
    checkMayMigrate(context, "ChatChannels:Edit");
    const owner = migratedPerson(context, params.identifier ?? "");
    const asked = v.parse(NewChannel, context.body);
    const { name, type } = asked;
    const newcomers = asked.members.map(({ identifier, role }) => ({
      person: migratedPerson(context, identifier),
      role,
    }));
    const isTaken = hasUniqueName(type) && store.channels.isNameTaken(name);
    const isSound = areFit(newcomers) && newcomers.every(({ person }) => person !== owner);
    if (owner.isExternal || !isSound || !isUsableName(name) || isTaken || asked.created_time > nowMs)
      throw failed(context);
    const channel = create(context, owner, asked);
    join(context, channel, newcomers);
    store.migration.addChannel(channel.id);
    return { status: 201, body: { id: channel.id } };
  },

  /** All or none; who is in the channel already may be named again, and gets the role. */
  migrateChannelMembers: (context) => {
    const { params, store } = context;
    checkMayMigrate(context, "ChatChannels:Edit");
    const channel = migratedChannel(context, params.channelId ?? "");
    const newcomers = v.parse(NewMembers, context.body).members.flatMap(({ identifier, role }): Newcomer[] => {
      const person = findPerson(store, identifier);
      return person ? [{ person, role }] : [];
    });
    const { members } = v.parse(NewMembers, context.body);
    const isWhole = newcomers.length === members.length && newcomers.length > 0;
    if (!isWhole || !areFit(newcomers) || channel.isArchived) throw failed(context);
    join(context, channel, newcomers);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

/** Migrated channels belong to one account, and nobody is in one who has never accepted the account's invitation. */
const areFit = (newcomers: readonly Newcomer[]): boolean =>
  newcomers.every(({ person }) => !person.isExternal && person.status !== "pending");

function create({ store }: OperationContext, owner: User, { name, type }: MigratedChannel): Channel {
  return store.channels.create({
    id: channelId(store.random),
    name,
    type,
    kind: "ordinary",
    isArchived: false,
    owner: owner.index,
    settings: {
      addMemberPermissions: letsEveryoneAdd(type) ? 1 : 2,
      newMembersCanSeePreviousMessagesFiles: true,
      postingPermissions: 1,
      mentionAllPermissions: 1,
      allowToAddExternalUsers: externalRuleFor(type),
      designatedPostingMembers: [],
    },
  });
}

function join(context: OperationContext, channel: Channel, newcomers: readonly Newcomer[]): void {
  const { channels } = context.store;
  const strangers = new Set(
    newcomers.map(({ person }) => person).filter(({ index }) => !channels.isMember(channel, index)),
  );
  addMembers(context, channel, [...strangers]);
  for (const { person, role } of newcomers)
    if (role === "admin" && !channel.leaders.has(person.index)) channel.leaders.add(person.index);
}
