// Pages of the inventory keep up with it, whatever they were doing when it moved.
import type { Page } from "@playwright/test";
import { hold } from "./hold.ts";
import { inventoryRead, lookingAtInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [lookingAtInventory, { scope: "worker" }] });

/** What the page hears in the place of the server's stream: nothing but what it is told here. */
async function tellingOf(page: Page): Promise<(name: string, data: unknown) => Promise<void>> {
  await page.addInitScript(() => {
    const heard = new EventTarget();
    Object.assign(window, {
      tell: (name: string, data: string) => heard.dispatchEvent(new MessageEvent(name, { data })),
      EventSource: class {
        static CLOSED = 2;
        readyState = 1;
        addEventListener(name: string, listener: (event: Event) => void): void {
          heard.addEventListener(name, listener);
          if (name === "inventory") Object.assign(window, { isListening: true });
        }
        close(): void {}
      },
    });
  });
  return async (name, data) => {
    await page.waitForFunction(() => "isListening" in window);
    await page.evaluate(
      ([event, text]) => {
        const { tell } = window as unknown as { tell: (name: string, data: string) => void };
        tell(event, text);
      },
      [name, JSON.stringify(data)] as const,
    );
  };
}

test("what moved while a page was asking is asked for once it has its answer", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  const tell = await tellingOf(page);
  const counted = (path: RegExp) => {
    const requests: string[] = [];
    page.on("request", (request) => {
      if (path.test(request.url())) requests.push(request.url());
    });
    return requests;
  };
  const [findings, looks] = [counted(/\/api\/inventory\/findings$/), counted(/\/api\/inventory$/)];
  const letGo = await hold(page, /\/api\/inventory\/findings$/);
  await page.goto("/findings");
  await expect.poll(() => [findings.length, looks.length > 0]).toEqual([1, true]);
  const before = looks.length;
  await tell("inventory", { moved: "facts" });
  // The page has heard it: how far the inventory is was asked again.
  await expect.poll(() => looks.length).toBeGreaterThan(before);
  letGo();
  await expect.poll(() => findings.length, { timeout: 10_000 }).toBe(2);
});

test("a word that very many people have is said to find no channels by them", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  await page.route(/\/api\/inventory\/channels\?.*find=/, (route) =>
    route.fulfill({
      json: { channels: [], next_page_token: "", total: 0, wide_words: [{ word: "an", people: 4_312 }] },
    }),
  );
  await page.goto("/channels?tab=all&find=an");
  const note = "4,312 people have “an” in their name or address, too many to find their channels. Type more of a name.";
  await expect(page.getByRole("status").filter({ hasText: note })).toBeVisible();
});
