// A stack with the account's owner and an admin signed in, who make changes over HTTP.
import { afterAll, beforeAll } from "vitest";
import type { AppliedChange } from "../../domain/changes/info.ts";
import type { Browser } from "./browser.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";

interface Standing {
  readonly stack: Stack;
  readonly owner: Browser;
  readonly admin: Browser;
  /** The first that the account's connection lists, but for general ones. */
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}
interface Answer {
  readonly status: number;
  readonly change: AppliedChange & { readonly code?: string; readonly message?: string };
}

/** To be called once for each stack; what it has is there once the tests run. */
export function leadersStand(options: Omit<StackOptions, "jobs">) {
  let standing: Standing | null = null;
  const there = (): Standing => {
    if (!standing) throw new Error("the tests have not begun");
    return standing;
  };
  beforeAll(async () => {
    const stack = await startStack({ ...options, jobs: true });
    const [owner, admin] = await Promise.all([stack.signIn("owner"), stack.signIn("admin")]);
    const answer = await owner.get("/api/zoom/account/chat/channels?page_size=50");
    if (answer.status !== 200) throw new Error(answer.text);
    const { channels } = answer.json() as Pick<Standing, "channels">;
    standing = { stack, owner, admin, channels: channels.filter(({ name }) => name !== "General") };
  });
  afterAll(() => standing?.stack.close());
  return {
    get stack() {
      return there().stack;
    },
    get owner() {
      return there().owner;
    },
    get admin() {
      return there().admin;
    },
    get channels() {
      return there().channels;
    },
    post: async (who: Browser, path: string, body?: unknown): Promise<Answer> => {
      const answer = await who.post(`/api/changes${path}`, body);
      return { status: answer.status, change: answer.json() as Answer["change"] };
    },
  };
}
