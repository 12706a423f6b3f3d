// The test of every spec: a stack for each worker, a reset company for each test, a page signed in as somebody.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type Person, signIn } from "./sign-in.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";

export interface Control {
  /** Lets the sandbox's time pass. */
  advance(ms: number): Promise<void>;
  /** Makes coming requests go wrong; fields as in docs/SANDBOX.md. */
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends tokens of a person or an app. */
  endTokens(which: Readonly<Record<string, unknown>>): Promise<void>;
  /** What reached the sandbox since the last reset, oldest first. */
  requests(): Promise<readonly { readonly operation: string | null; readonly status: number; readonly path: string }[]>;
}

interface WorkerFixtures {
  stackOptions: StackOptions;
  stack: Stack;
}

interface TestFixtures {
  freshCompany: undefined;
  control: Control;
  /** Opens a page of its own, signed in, at a path of the console. */
  openAs: (person: Person, path?: string) => Promise<Page>;
}

async function post(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stackOptions: [{}, { scope: "worker", option: true }],
  stack: [
    async ({ stackOptions }, use) => {
      const stack = await startStack(stackOptions);
      await use(stack);
      await stack.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  freshCompany: [
    async ({ stack }, use, info) => {
      await post(`${stack.sandboxUrl}/sandbox/reset`, { keepTokens: true });
      await use(undefined);
      if (info.status !== info.expectedStatus) await info.attach("output", { body: stack.output() });
    },
    { auto: true },
  ],
  control: async ({ stack }, use) => {
    const at = (path: string) => `${stack.sandboxUrl}/sandbox/${path}`;
    await use({
      advance: (advanceMs) => post(at("clock"), { advanceMs }),
      fault: (fault) => post(at("faults"), fault),
      endTokens: (which) => post(at("tokens"), which),
      requests: async () => {
        const answer = await fetch(at("requests"));
        const { requests } = (await answer.json()) as { requests: Awaited<ReturnType<Control["requests"]>> };
        return requests;
      },
    });
  },
  openAs: async ({ browser, stack }, use) => {
    const pages: Page[] = [];
    await use(async (person, path = "/channels") => {
      const context = await browser.newContext({ baseURL: stack.url });
      await signIn(context, stack.url, person);
      const page = await context.newPage();
      pages.push(page);
      await page.goto(path);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

/** Fails with every accessibility violation of the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

export { expect };
