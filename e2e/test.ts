// The test of every spec: a stack for each worker, a reset company for each test, a page signed in as somebody.
import { test as base, expect, type Page } from "@playwright/test";
import { type Control, controlOf } from "./control.ts";
import { type Person, signIn } from "./sign-in.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";

interface WorkerFixtures {
  stackOptions: StackOptions;
  stack: Stack;
}

interface TestFixtures {
  control: Control;
  /** Opens a page of its own, in a browser of its own, signed in, at a path of the console. */
  openAs: (person: Person, path?: string) => Promise<Page>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stackOptions: [{}, { scope: "worker", option: true }],
  stack: [
    async ({ stackOptions }, use) => {
      // PostgreSQL costs the machine less than the embedded database; some specs ask for that one.
      const stack = await startStack({ data: "started", database: "postgres", ...stackOptions });
      await use(stack);
      await stack.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  control: [
    async ({ stack }, use, info) => {
      const control = controlOf(stack.sandboxUrl);
      await control.reset();
      await use(control);
      expect(await control.failures()).toEqual([]);
      if (info.status !== info.expectedStatus) await info.attach("output", { body: stack.output() });
    },
    { auto: true },
  ],
  openAs: async ({ browser, stack, contextOptions }, use) => {
    const pages: Page[] = [];
    const thrown: Error[] = [];
    await use(async (person, path = "/channels") => {
      const context = await browser.newContext({ ...contextOptions, baseURL: stack.url });
      context.on("weberror", (error) => thrown.push(error.error()));
      await signIn(context, stack.url, person);
      const page = await context.newPage();
      pages.push(page);
      await page.goto(path);
      return page;
    });
    // What a test answers for the server may be asked for as it ends.
    for (const page of pages) if (!page.isClosed()) await page.unrouteAll({ behavior: "ignoreErrors" });
    await Promise.all(pages.map((page) => page.context().close()));
    // What no part of the console caught.
    expect(thrown).toEqual([]);
  },
});

export { expect };
