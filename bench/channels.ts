import * as v from "valibot";
import type { Browser } from "../server/testing/browser.ts";

/** A page of Zoom's list of channels. */
export const Channels = v.object({
  channels: v.array(v.object({ id: v.string(), name: v.string() })),
  next_page_token: v.optional(v.string(), ""),
});

/** A channel as the target of a change. */
export interface Channel {
  readonly channelId: string;
  readonly name: string;
}

/** The answer to a query of the account's list of channels. */
export type Pages = (query: string) => Promise<unknown>;

/** Pages as somebody with the account connection reads them. */
export const pagesOf =
  (browser: Browser): Pages =>
  async (query) => {
    const answer = await browser.get(`/api/zoom/account/chat/channels?${query}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json();
  };

/** @throws Error where there are fewer */
export async function firstChannels(count: number, pages: Pages): Promise<readonly Channel[]> {
  const all: Channel[] = [];
  let token = "";
  do {
    const page = v.parse(Channels, await pages(`page_size=50&next_page_token=${token}`));
    all.push(...page.channels.map(({ id, name }) => ({ channelId: id, name })));
    token = page.next_page_token;
  } while (all.length < count && token !== "");
  if (all.length < count) throw new Error(`There are ${all.length} channels, fewer than ${count}.`);
  return all.slice(0, count);
}
