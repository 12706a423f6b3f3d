// What the local Zoom has at this moment, for jobs to be judged by: asked as somebody who sees all of it, past the pages.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { answerOf } from "../zoom.ts";

const User = v.object({
  id: v.string(),
  email: v.string(),
  first_name: v.optional(v.string(), ""),
  last_name: v.optional(v.string(), ""),
  display_name: v.optional(v.string(), ""),
});
export type User = v.InferOutput<typeof User>;
const Users = v.object({ users: v.array(User), next_page_token: v.optional(v.string(), "") });

/** Everyone of a status in the account. */
export async function peopleOf(page: Page, status: "active" | "inactive"): Promise<readonly User[]> {
  const body = await answerOf(page, `/users?status=${status}&page_size=300`);
  return v.parse(Users, body).users;
}

const Members = v.object({
  members: v.array(
    v.object({
      email: v.optional(v.string(), ""),
      member_id: v.optional(v.string(), ""),
      name: v.optional(v.string(), ""),
      role: v.string(),
      is_external: v.optional(v.boolean(), false),
    }),
  ),
  next_page_token: v.optional(v.string(), ""),
});
export type MemberAtZoom = v.InferOutput<typeof Members>["members"][number];

/** Everyone in a channel. */
export async function everyMember(page: Page, channelId: string): Promise<readonly MemberAtZoom[]> {
  const members: MemberAtZoom[] = [];
  let token = "";
  do {
    const body = await answerOf(page, `/chat/channels/${channelId}/members?page_size=100&next_page_token=${token}`);
    const answer = v.parse(Members, body);
    members.push(...answer.members);
    token = answer.next_page_token;
  } while (token !== "");
  return members;
}

/** Roles in a channel by address; those of other accounts show none. */
export async function rolesIn(page: Page, channelId: string): Promise<ReadonlyMap<string, string>> {
  const members = await everyMember(page, channelId);
  return new Map(members.map(({ email, role }) => [email, role]));
}

const Groups = v.object({
  mention_group_list: v.array(v.object({ mention_group_id: v.string(), mention_group_name: v.string() })),
});
const GroupMembers = v.object({ members: v.array(v.object({ email: v.optional(v.string(), "") })) });

/** Addresses of those in a mention group; undefined where the channel has none of this name. */
export async function mentioned(page: Page, channelId: string, name: string): Promise<readonly string[] | undefined> {
  const body = await answerOf(page, `/chat/channels/${channelId}/mention_group`);
  const group = v.parse(Groups, body).mention_group_list.find((one) => one.mention_group_name === name);
  if (!group) return undefined;
  const path = `/chat/channels/${channelId}/mention_group/${group.mention_group_id}/members?page_size=100`;
  const { members } = v.parse(GroupMembers, await answerOf(page, path));
  return members.map(({ email }) => email).sort();
}
