// What Zoom says, asked through the console's server with a page's own session: past everything the page remembers.
import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { type ConnectionName, REQUEST_HEADER } from "../contract/bff.ts";

const ListedChannel = v.object({ id: v.string(), name: v.string(), type: v.number() });
const ChannelPage = v.object({
  total_records: v.optional(v.number(), 0),
  next_page_token: v.optional(v.string(), ""),
  channels: v.array(ListedChannel),
});
export type ListedChannel = v.InferOutput<typeof ListedChannel>;

interface Question {
  readonly via?: ConnectionName;
  /** A search is a POST; nothing is changed this way. */
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
}

/** Asks an operation that reads as the person of the page; its path as in Zoom's documentation. */
export async function callZoom(page: Page, path: string, { via = "account", method = "GET", body }: Question = {}) {
  const { origin } = new URL(page.url());
  const answer = await page.request.fetch(`${origin}/api/zoom/${via}${path}`, {
    method,
    headers: { origin, [REQUEST_HEADER]: "1" },
    ...(body !== undefined && { data: body }),
  });
  const text = await answer.text();
  return { status: answer.status(), body: text === "" ? null : (JSON.parse(text) as unknown) };
}

/** The answer of success to what reads; asked again where a limit is reached, since what is judged has no hurry. */
export async function answerOf(page: Page, path: string, question: Question = {}): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, body } = await callZoom(page, path, question);
    if (status === 200) return body;
    if (!passing.has(status) || attempt === ATTEMPTS)
      throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
    await delay(500);
  }
}

const ATTEMPTS = 20;
/** A limit; or the machine has much to do. */
const passing: ReadonlySet<number> = new Set([429, 503]);

/** How many public channels the account has. */
export async function countPublicChannels(page: Page): Promise<number> {
  const { body } = await callZoom(page, "/chat/channels?page_size=1");
  return v.parse(ChannelPage, body).total_records;
}

/** Every channel of a list, in Zoom's order. */
export async function everyChannel(
  page: Page,
  path = "/chat/channels",
  via: ConnectionName = "account",
): Promise<readonly ListedChannel[]> {
  const channels: ListedChannel[] = [];
  let token = "";
  do {
    const url = `${path}?page_size=50&next_page_token=${encodeURIComponent(token)}`;
    const answer = v.parse(ChannelPage, await answerOf(page, url, { via }));
    channels.push(...answer.channels);
    token = answer.next_page_token;
  } while (token !== "");
  return channels;
}

/** The channel of this name among a person's. */
export async function channelOf(page: Page, person: string, name: string): Promise<ListedChannel> {
  const channels = await everyChannel(page, `/chat/users/${person}@sandbox.example/channels`);
  const found = channels.find((channel) => channel.name === name);
  if (!found) throw new Error(`${person} is in no channel ${name}`);
  return found;
}

const Settings = v.object({
  name: v.string(),
  type: v.number(),
  channel_settings: v.object({
    posting_permissions: v.number(),
    add_member_permissions: v.number(),
    mention_all_permissions: v.number(),
    allow_to_add_external_users: v.number(),
    new_members_can_see_previous_messages_files: v.boolean(),
    designated_posting_members: v.optional(v.array(v.object({ member_id: v.string() })), []),
  }),
});

/** A channel's settings. */
export async function settingsOf(page: Page, id: string) {
  const { body } = await callZoom(page, `/chat/channels/${id}`);
  return v.parse(Settings, body);
}

const MemberPage = v.object({
  members: v.array(v.object({ email: v.optional(v.string(), ""), role: v.string() })),
  total_records: v.number(),
});

/** The first hundred members of a channel, by address; those of other accounts show none. */
export async function membersOf(page: Page, id: string, via: ConnectionName = "account") {
  // As the console asks: one's own connection names its person.
  const channel = via === "me" ? `users/me/channels/${id}` : `channels/${id}`;
  const { body } = await callZoom(page, `/chat/${channel}/members?page_size=100`, { via });
  const { members } = v.parse(MemberPage, body);
  return new Map(members.map(({ email, role }) => [email, role]));
}
