import { conversation, send } from "../operations/testing/chat.ts";
import { me, type Stage } from "../operations/testing/stage.ts";

/** What the company has, for requests that are to be more than noise. */
export interface Pools {
  readonly channels: readonly string[];
  /** Ids, member ids and addresses of people of this account and of others. */
  readonly people: readonly string[];
  readonly emails: readonly string[];
  readonly spaces: readonly string[];
  readonly messages: readonly string[];
  readonly files: readonly string[];
  readonly matters: readonly string[];
  readonly groups: readonly string[];
  readonly mentionGroups: readonly string[];
  readonly names: readonly string[];
  readonly forwards: readonly string[];
  readonly drafts: readonly string[];
  readonly fileKeys: readonly string[];
  readonly custodians: readonly string[];
}

/** Channels that the people of the tests lead, talk in, or are kept out of. */
const scenes = ["Platform team", "Launch room", "Release notes", "Partner onboarding", "Salary review", "Trade show"];

/** One channel, who is in it and what was said there, with some of everything else: requests about it make sense. */
function scene(stage: Stage, name: string, drafts: readonly string[]): Pools {
  const { store } = stage;
  const channel = stage.channel(name);
  const members = channel.members.people.slice(0, 6).map((index) => store.people.at(index));
  const others = [stage.withStatus("inactive"), ...stage.strangers(name, 2), store.people.at(store.users.length)];
  const everybody = [...members, ...others];
  const said = [...conversation(stage, name).newestFirst(0, Number.POSITIVE_INFINITY)].slice(0, 6);
  const emoji = store.emoji.page("", 0, 3).items.map(({ file }) => file.id);
  const lead = stage.user("lead");
  return {
    channels: [channel.id],
    people: everybody.flatMap((person) => [person.memberId, person.email, ...(person.isExternal ? [] : [person.id])]),
    emails: [...everybody.map(({ email }) => email), "new@elsewhere.example"],
    spaces: store.spaces.page(0, 3).items.map(({ id }) => id),
    messages: said.map(({ id }) => id),
    files: [...emoji, ...store.files.ofChannel(channel.id).map((file) => file.id)],
    matters: store.legalHold.page(0, 2).items.map(({ id }) => id),
    groups: [...channel.groups.keys(), ...store.groups.all.slice(0, 2).map(({ id }) => id)],
    mentionGroups: channel.mentionGroups.map(({ id }) => id),
    names: [name, "A new name", "Another name", `${lead.displayName} writes`],
    forwards: said.flatMap(({ forwarded }) => (forwarded ? [forwarded.forwardId] : [])),
    drafts,
    fileKeys: store.legalHold
      .page(0, 2)
      .items.flatMap(({ custodians, startMs }) =>
        custodians.map((index) => Buffer.from(`${store.people.at(index).email}-${startMs}`).toString("base64")),
      ),
    custodians: store.legalHold
      .page(0, 2)
      .items.flatMap(({ custodians }) => custodians.map((index) => store.people.at(index).email)),
  };
}

/** Draws on a company in which the lead has a message that is still to be sent. */
export async function scenesOf(stage: Stage): Promise<readonly Pools[]> {
  const draft = await send(stage, me("lead"), {
    message: "Later",
    to_channel: stage.id("Platform team"),
    scheduled_time: "2026-03-02T12:00:00Z",
  });
  return scenes.map((name) => scene(stage, name, [draft]));
}

const byName: Readonly<Record<string, (keyof Pools)[]>> = {
  channelId: ["channels"],
  channel_id: ["channels"],
  channel_ids: ["channels"],
  to_channel: ["channels"],
  target_id: ["channels", "people"],
  id: ["channels", "groups"],
  userId: ["people"],
  user_id: ["people"],
  user_ids: ["people"],
  member_id: ["people"],
  member_ids: ["people"],
  admin_ids: ["people"],
  memberId: ["people"],
  identifier: ["people", "custodians"],
  identifiers: ["people"],
  sender: ["people"],
  to_contact: ["people"],
  at_contact: ["people"],
  chat_user: ["emails"],
  user_identifier: ["people"],
  email: ["emails"],
  spaceId: ["spaces"],
  space_id: ["spaces"],
  messageId: ["messages"],
  message_id: ["messages"],
  reply_main_message_id: ["messages"],
  fileId: ["files"],
  file_ids: ["files"],
  custom_emoji_id: ["files"],
  matterId: ["matters"],
  groupId: ["groups"],
  group_id: ["groups"],
  mentionGroupId: ["mentionGroups"],
  forwardId: ["forwards"],
  draftId: ["drafts"],
  file_key: ["fileKeys"],
  name: ["names"],
  space_name: ["names"],
  channel_name: ["names"],
  mention_group_name: ["names"],
};

/** Values of the company that a field or parameter of the name may be about. */
export const poolFor = (pools: Pools, name: string): readonly string[] =>
  (byName[name] ?? []).flatMap((pool) => [...pools[pool]]);
