import type { OperationId } from "../../../../contract/operations.gen.ts";
import type { MentionGroup } from "../../../store/mention-group.ts";
import { me, type RequestParts, type Stage } from "../stage.ts";
import { badToken, type Refusal, type Refusals, unknownChannelId } from "./refusal.ts";

export function groupOf(stage: Stage, channel: string, name: string): MentionGroup {
  const group = stage.channel(channel).mentionGroups.find((candidate) => candidate.name === name);
  if (!group) throw new Error(`${channel} has no group ${name}`);
  return group;
}

/** The parameters that name a group of a channel. */
export const pathOf = (stage: Stage, channel = "Platform team", name = "on-call") => ({
  channelId: stage.id(channel),
  mentionGroupId: groupOf(stage, channel, name).id,
});

const inChannel = (stage: Stage, channel: string) => ({ channelId: stage.id(channel), mentionGroupId: "none" });

const identifiers = (stage: Stage, ...people: readonly string[]) => ({
  identifiers: people.map((person) => stage.user(person).id),
});

const newGroup = (stage: Stage, more: object = {}) => ({
  mention_group_name: "managers",
  ...identifiers(stage, "lead"),
  ...more,
});

/** As many groups as a channel may have. */
async function fill(stage: Stage): Promise<void> {
  const { mentionGroups } = stage.channel("Platform team");
  for (let number = mentionGroups.length; number < 20; number++)
    await stage.call("createChannelMentionGroup", me("lead"), {
      params: { channelId: stage.id("Platform team") },
      body: newGroup(stage, { mention_group_name: `group ${number}` }),
    });
}

/** The refusals that all seven have: of channels that are not there, are no channels, or are closed. */
function ofChannel(permission: string, parts: (stage: Stage) => RequestParts): readonly Refusal[] {
  const on = (channel: string) => (stage: Stage) => ({ ...parts(stage), params: inChannel(stage, channel) });
  return [
    {
      code: 4130,
      when: "no channel has the id",
      as: me("lead"),
      request: (stage) => ({ ...parts(stage), params: { channelId: unknownChannelId, mentionGroupId: "none" } }),
      values: () => ({ channelId: unknownChannelId }),
    },
    { code: 200, about: permission, when: "the person may not", as: me("coordinator"), request: on("Platform team") },
    {
      code: 200,
      about: "group chat",
      when: "it is a group chat",
      as: me("lead"),
      request: on("Aiko, Priscilla, Yannick"),
    },
    { code: 200, about: "archived", when: "it is archived", as: me("lead"), request: on("Trade show") },
  ];
}

const noSuchGroup = (parts: (stage: Stage) => RequestParts): Refusal => ({
  code: 5508,
  when: "the channel has no such group",
  as: me("lead"),
  request: (stage) => ({ ...parts(stage), params: inChannel(stage, "Platform team") }),
});

const platformFails = (parts: (stage: Stage) => RequestParts): Refusal => ({
  code: 5301,
  when: "the platform fails",
  isFault: true,
  as: me("lead"),
  request: parts,
});

const update = () => ({ body: { mention_group_name: "pagers" } });
const adding = (stage: Stage) => ({ body: identifiers(stage, "helpdesk") });
const removing = (stage: Stage) => ({ query: { identifiers: stage.user("lead").id } });
const someone = (stage: Stage) => stage.strangers("Platform team", 1)[0]?.id ?? "";

export const mentionGroupRefusals: Refusals = {
  listChannelMentionGroups: ofChannel("No permission", () => ({})),
  createChannelMentionGroup: [
    ...ofChannel("No permission", (stage) => ({ body: newGroup(stage) })),
    ...[
      ["blank", "  "],
      ["41 characters long", "x".repeat(41)],
    ].map(
      ([what, mention_group_name]): Refusal => ({
        code: 300,
        about: "mention_group_name",
        when: `the name is ${what}`,
        as: me("lead"),
        request: (stage) => ({
          params: { channelId: stage.id("Platform team") },
          body: newGroup(stage, { mention_group_name }),
        }),
      }),
    ),
    {
      code: 300,
      about: "mention_group_name",
      when: "it has no name",
      as: me("lead"),
      request: (stage) => ({ params: { channelId: stage.id("Platform team") }, body: identifiers(stage, "lead") }),
    },
    ...[
      ["nobody is named", []],
      ["one is nobody's", ["nobody"]],
      ["there are 21", Array.from({ length: 21 }, () => "nobody")],
    ].map(
      ([when, ids]): Refusal => ({
        code: 300,
        about: "identifiers",
        when: `${when}`,
        as: me("lead"),
        request: (stage) => ({
          params: { channelId: stage.id("Platform team") },
          body: newGroup(stage, { identifiers: ids }),
        }),
      }),
    ),
    {
      code: 200,
      about: "user(s)",
      when: "one is not in the channel",
      as: me("lead"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        body: newGroup(stage, { identifiers: [stage.user("lead").id, someone(stage)] }),
      }),
      values: (stage) => ({ 0: someone(stage) }),
    },
    {
      code: 200,
      about: "Duplicate",
      when: "the channel has a group of that name",
      as: me("lead"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        body: newGroup(stage, { mention_group_name: "On-Call" }),
      }),
    },
    {
      code: 5506,
      when: "the channel has 20 groups",
      as: me("lead"),
      request: async (stage) => {
        await fill(stage);
        return { params: { channelId: stage.id("Platform team") }, body: newGroup(stage) };
      },
    },
    {
      code: 5301,
      when: "the description has 501 characters",
      as: me("lead"),
      request: (stage) => ({
        params: { channelId: stage.id("Platform team") },
        body: newGroup(stage, { mention_group_description: "x".repeat(501) }),
      }),
    },
  ],
  updateChannelMentionGroupInformation: [
    ...ofChannel("No permission", update),
    noSuchGroup(update),
    {
      code: 200,
      about: "Duplicate",
      when: "another group of the channel has the name",
      as: me("lead"),
      request: (stage) => ({ params: pathOf(stage), body: { mention_group_name: "REVIEWERS" } }),
    },
    {
      code: 5301,
      when: "the name has 41 characters",
      as: me("lead"),
      request: (stage) => ({ params: pathOf(stage), body: { mention_group_name: "x".repeat(41) } }),
    },
    {
      code: 5301,
      when: "the description has 501 characters",
      as: me("lead"),
      request: (stage) => ({ params: pathOf(stage), body: { mention_group_description: "x".repeat(501) } }),
    },
  ],
  deleteChannelMentionGroup: [
    ...ofChannel("No permission", () => ({})),
    noSuchGroup(() => ({})),
    platformFails((stage) => ({ params: pathOf(stage) })),
  ],
  listMembersOfMentionGroup: [
    ...ofChannel("No permission", () => ({})),
    noSuchGroup(() => ({})),
    platformFails((stage) => ({ params: pathOf(stage) })),
    {
      code: 300,
      when: "the page token is not one of its own",
      as: me("lead"),
      request: (stage) => ({ ...badToken, params: pathOf(stage) }),
    },
  ],
  addChannelMembersToMentionGroup: [
    ...ofChannel("No permission", adding),
    noSuchGroup(adding),
    platformFails((stage) => ({ ...adding(stage), params: pathOf(stage) })),
    ...[
      ["nobody is named", []],
      ["one is nobody's", ["nobody"]],
      ["there are 21", Array.from({ length: 21 }, () => "nobody")],
    ].map(
      ([when, ids]): Refusal => ({
        code: 300,
        when: `${when}`,
        as: me("lead"),
        request: (stage) => ({ params: pathOf(stage), body: { identifiers: ids } }),
      }),
    ),
    {
      code: 200,
      about: "user(s)",
      when: "one is not in the channel",
      as: me("lead"),
      request: (stage) => ({ params: pathOf(stage), body: { identifiers: [someone(stage)] } }),
      values: (stage) => ({ 0: someone(stage) }),
    },
    {
      code: 5511,
      when: "one is in the group",
      as: me("lead"),
      request: (stage) => ({ params: pathOf(stage), body: identifiers(stage, "helpdesk", "member") }),
      values: (stage) => ({ 0: stage.user("member").memberId }),
    },
    {
      code: 5507,
      when: "the group has 100 members",
      as: me("owner"),
      request: async (stage) => {
        const { members } = stage.channel("General");
        const inGroup = new Set(members.people.slice(0, 100));
        const ids = members.people.map((index) => stage.store.people.at(index).memberId);
        const created = await stage.call("createChannelMentionGroup", me("owner"), {
          params: { channelId: stage.id("General") },
          body: { mention_group_name: "everybody", identifiers: ids.slice(0, 20) },
        });
        const { mention_group_id: mentionGroupId } = created.body as { mention_group_id: string };
        const params = { channelId: stage.id("General"), mentionGroupId };
        for (let from = 20; from < inGroup.size; from += 20)
          await stage.call("addChannelMembersToMentionGroup", me("owner"), {
            params,
            body: { identifiers: ids.slice(from, from + 20) },
          });
        return { params, body: { identifiers: [ids[100]] } };
      },
    },
  ],
  removeChannelMentionGroupMembers: [
    ...ofChannel("No permission", removing),
    noSuchGroup(removing),
    {
      code: 5510,
      when: "one is not in the group",
      as: me("lead"),
      request: (stage) => ({
        params: pathOf(stage),
        query: { identifiers: `${stage.user("lead").id},${stage.user("helpdesk").id},nobody` },
      }),
      values: (stage) => ({ 0: `${stage.user("helpdesk").id},nobody` }),
    },
    {
      code: 5301,
      when: "nobody is named",
      as: me("lead"),
      request: (stage) => ({ params: pathOf(stage), query: { identifiers: "," } }),
    },
  ],
} satisfies Partial<Record<OperationId, readonly Refusal[]>>;
