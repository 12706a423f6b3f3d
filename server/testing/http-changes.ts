import { expect } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "./browser.ts";
import { type Stack, startStack } from "./stack.ts";

interface NamedChannel {
  readonly id: string;
  readonly name: string;
}

/** Changes over HTTP, of the account's public channels. */
export interface HttpChanges {
  readonly stack: Stack;
  readonly owner: Browser;
  readonly member: Browser;
  readonly channels: readonly NamedChannel[];
  infoOf(id: string): Promise<ChangeInfo>;
  /** Once it is done. */
  ended(id: string): Promise<ChangeInfo>;
}

export async function startHttpChanges(): Promise<HttpChanges> {
  const stack = await startStack({ jobs: true, config: { isSandbox: false } });
  const [owner, member] = await Promise.all([stack.signIn("owner"), stack.signIn("member")]);
  const infoOf = async (id: string) => (await owner.get(`/api/changes/${id}`)).json() as ChangeInfo;
  return {
    stack,
    owner,
    member,
    channels: await publicChannels(owner),
    infoOf,
    ended: async (id) => {
      await expect.poll(async () => (await infoOf(id)).status, { timeout: 30_000 }).toBe("done");
      return infoOf(id);
    },
  };
}

async function publicChannels(owner: Browser): Promise<readonly NamedChannel[]> {
  const all: NamedChannel[] = [];
  for (let token = ""; ; ) {
    const answer = await owner.get(`/api/zoom/account/chat/channels?page_size=50&next_page_token=${token}`);
    const page = answer.json() as { channels: NamedChannel[]; next_page_token: string };
    all.push(...page.channels);
    token = page.next_page_token;
    if (token === "") return all;
  }
}

export const targetsOf = (some: readonly NamedChannel[]) => some.map(({ id, name }) => ({ channelId: id, name }));

export async function plan(browser: Browser, body: unknown) {
  const answer = await browser.post("/api/changes", body);
  return {
    status: answer.status,
    change: answer.json() as ChangeInfo & { readonly message?: string; readonly code?: string },
  };
}

export const part = (actionId: string, targets: readonly unknown[], input: unknown = {}) => ({
  connection: "account",
  parts: [{ actionId, input, targets }],
});
