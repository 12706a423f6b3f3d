// A stack on which actions are carried out as the owner, through the account connection, and as somebody who leads, through
// their own.
import { afterAll, beforeAll } from "vitest";
import type { Browser } from "./browser.ts";
import { type Asked, changeTester } from "./change-tester.ts";
import { companyOf } from "./company.ts";
import { type Stack, startStack } from "./stack.ts";

export type Through = "me" | "account";

interface Standing {
  readonly stack: Stack;
  readonly owner: Browser;
  readonly lead: Browser;
  readonly tester: ReturnType<typeof changeTester>;
  readonly company: ReturnType<typeof companyOf>;
}

/** To be called once in a file; what it has is there once its tests run. */
export function actionStand() {
  let standing: Standing | null = null;
  beforeAll(async () => {
    const stack = await startStack({ jobs: true });
    const [owner, lead] = await Promise.all([stack.signIn("owner"), stack.signIn("lead")]);
    standing = { stack, owner, lead, tester: changeTester(stack), company: companyOf(stack) };
  });
  afterAll(() => standing?.stack.close());
  const there = (): Standing => {
    if (!standing) throw new Error("the tests have not begun");
    return standing;
  };
  return {
    get stack() {
      return there().stack;
    },
    get owner() {
      return there().owner;
    },
    get tester() {
      return there().tester;
    },
    get company() {
      return there().company;
    },
    who: (connection: Through): Browser => (connection === "me" ? there().lead : there().owner),
    asked: (connection: Through, actionId: string, targets: readonly unknown[], input: unknown = {}): Asked => ({
      ...{ who: connection === "me" ? there().lead : there().owner, connection, actionId, targets, input },
    }),
    channelTarget: (name: string) => ({ channelId: there().company.channelNamed(name).id, name }),
  };
}
