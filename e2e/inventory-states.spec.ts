// Every page that rests on the inventory: what it says of itself once that is old, when it cannot be read, and when there is
// much of it.
import type { Locator, Page } from "@playwright/test";
import { REQUEST_HEADER } from "../contract/bff.ts";
import type { Leavers } from "../domain/inventory/leavers.ts";
import type { InventoryPerson } from "../domain/inventory/people.ts";
import type { InventoryStatus } from "../domain/inventory/status.ts";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { inventoryRead, lookingAtInventory } from "./inventory.ts";
import { tabTo } from "./tab-to.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [lookingAtInventory, { scope: "worker" }] });

const HOUR_MS = 3_600_000;
const statusPath = /\/api\/inventory$/;

interface Screen {
  readonly what: string;
  readonly path: string | ((page: Page) => Promise<string>);
  /** What it asks for. */
  readonly asked: RegExp;
  /** What is there once that came. */
  readonly shown: (page: Page) => Locator;
}

const grid = (name: string) => (page: Page) => page.getByRole("grid", { name, exact: true });
const region = (name: string) => (page: Page) => page.getByRole("region", { name, exact: true });

/** @returns the key of somebody in the account */
async function somebody(page: Page): Promise<string> {
  const answer = await page.request.get("/api/inventory/people?find=lead@sandbox&page_size=1");
  const { people } = (await answer.json()) as { people: InventoryPerson[] };
  return `/people/${people[0]?.key}`;
}

/** Saves a file from which something differs. */
async function differing(page: Page): Promise<string> {
  const text = "version: 1\nchannels:\n  - name: Platform team\n    retention: 7y\n";
  const saved = await page.request.put("/api/desired", {
    headers: { origin: new URL(page.url()).origin, [REQUEST_HEADER]: "1" },
    data: { text, version: 0 },
  });
  expect(await saved.text()).toContain('"saved"');
  return "/desired";
}

const screens: readonly Screen[] = [
  {
    ...{ what: "All channels", path: "/channels?tab=all", asked: /\/api\/inventory\/channels\?/ },
    shown: grid("All channels"),
  },
  { what: "People", path: "/people", asked: /\/api\/inventory\/people\?/, shown: grid("People") },
  {
    ...{ what: "a person", path: somebody, asked: /\/api\/inventory\/people\/[^/?]+$/ },
    shown: grid("Channels of the person"),
  },
  {
    ...{ what: "Findings", path: "/findings", asked: /\/api\/inventory\/findings$/ },
    shown: (page) => page.getByText(/^\d+ things? to look at\.$/),
  },
  {
    ...{ what: "Leavers", path: "/leavers?of=deactivated", asked: /\/api\/inventory\/leavers\?/ },
    shown: (page) => page.getByRole("button", { name: "Review the plan…" }),
  },
  { what: "External access", path: "/external", asked: /\/api\/inventory\/external\?/, shown: grid("External access") },
  {
    ...{ what: "Mention groups", path: "/mention-groups", asked: /\/api\/inventory\/mention-groups\?/ },
    shown: grid("Mention groups"),
  },
  { what: "Retention", path: "/retention", asked: /\/api\/inventory\/channels\?/, shown: grid("Retention") },
  {
    ...{ what: "Overview", path: "/overview", asked: /\/api\/inventory\/findings$/ },
    shown: region("Needs attention"),
  },
  { what: "Desired state", path: differing, asked: /\/api\/desired\/check$/, shown: grid("Differences") },
  { what: "Inventory", path: "/inventory", asked: statusPath, shown: region("Progress") },
];

test("pages say how old what they show is, and are tried again by a key where that cannot be read", async ({
  openAs,
}) => {
  test.slow();
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  for (const screen of screens) await test.step(screen.what, () => expectAgeAndTrouble(page, screen));
});

async function expectAgeAndTrouble(page: Page, { what, path, asked, shown }: Screen): Promise<void> {
  const address = typeof path === "string" ? path : await path(page);
  const status = (await (await page.request.get("/api/inventory")).json()) as InventoryStatus;
  const lastReadAtMs = status.atMs - 3.5 * HOUR_MS;
  const old = {
    ...{
      ...status,
      state: "paused",
      lastReadAtMs,
      pausedBy: { userId: "daniel", name: "Daniel Achebe", atMs: lastReadAtMs },
    },
    steps: status.steps.map((step) => ({ ...step, newestAtMs: step.newestAtMs && lastReadAtMs })),
  };
  await page.route(statusPath, (route) => route.fulfill({ json: old }));
  await page.goto(address);
  await expect(shown(page)).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    what === "Inventory" ? "no longer up to date" : "Zoom was last read 3 h ago.",
  );
  await expectAccessibleInEveryLook(page);
  await page.unroute(statusPath);

  await page.route(asked, (route) =>
    route.fulfill({ status: 503, json: { code: "unavailable", message: "The database does not answer." } }),
  );
  await page.goto(address);
  const again = page.getByRole("main").getByRole("button", { name: "Try again" }).first();
  await expect(again).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, again);
  // Some pages also follow the inventory, and may be quicker than the key from here on.
  await page.unroute(asked);
  await page.keyboard.press("Enter");
  await expect(shown(page)).toBeVisible();
  await expect(page.getByText(/Zoom was last read/)).toHaveCount(0);
}

test("who cannot read the account is told what the pages need", async ({ openAs }) => {
  const page = await openAs("member", "/people");
  await expect(page.getByText("Workspace administrators give roles here")).toBeVisible();
  for (const path of ["/people", "/external", "/findings"]) {
    await page.goto(path);
    await expect(page.getByText("This page needs the inventory")).toBeVisible();
    await expectAccessibleInEveryLook(page);
  }
});

const MANY = 20_000;
const DRAWN = 150;

test("thousands of people: some are drawn, more come as they are reached, and the page stays light", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  const real = (await (await page.request.get("/api/inventory/people?page_size=1")).json()) as {
    people: InventoryPerson[];
  };
  await page.route(/\/api\/inventory\/people\?/, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get("next_page_token") ?? 0);
    const size = Math.min(Number(query.get("page_size")), MANY - from);
    const people = Array.from({ length: size }, (_, at) => ({
      ...{
        ...real.people[0],
        key: `p${from + at}`,
        name: `Person ${from + at + 1}`,
        email: `p${from + at}@many.example`,
      },
    }));
    await route.fulfill({ json: { people, next_page_token: String(from + size), total: MANY } });
  });
  await page.goto("/people");
  const people = page.getByRole("grid", { name: "People" });
  await expect(people).toHaveAttribute("aria-rowcount", `${MANY + 1}`);
  await people.focus();
  const second = page.waitForRequest(/next_page_token=/);
  await page.keyboard.press("End");
  await second;
  await expect.poll(() => people.getByRole("row").count()).toBeLessThan(DRAWN);
  await expectAccessible(page);
});

test("thousands of channels that somebody leaves: the end is a key away, and few of them are drawn", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  const path = "/api/inventory/leavers?of=deactivated";
  const real = (await (await page.request.get(path)).json()) as Leavers;
  const [channel] = real.channels;
  const channels = Array.from({ length: 5_000 }, (_, at) => ({
    ...{ ...channel, id: `c${at}`, name: `Channel ${String(at + 1).padStart(5, "0")}` },
  }));
  await page.route(/\/api\/inventory\/leavers\?/, (route) => route.fulfill({ json: { ...real, channels } }));
  await page.goto("/leavers?of=deactivated");
  const table = page.getByRole("grid").first();
  await expect(table).toHaveAttribute("aria-rowcount", "5001");
  await table.focus();
  await page.keyboard.press("End");
  await expect(table.getByRole("row").last()).toContainText("Channel 05000");
  expect(await table.getByRole("row").count()).toBeLessThan(DRAWN);
  await expectAccessible(page);
});
