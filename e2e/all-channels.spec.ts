// All channels of the account, as the inventory knows them.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessible } from "./accessible.ts";
import { withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const Counted = v.object({ total: v.number(), channels: v.array(v.object({ id: v.string(), name: v.string() })) });
const Status = v.looseObject({ wholeSinceMs: v.nullish(v.number()), counts: v.looseObject({ channels: v.number() }) });

const grid = (page: Page) => page.getByRole("grid", { name: "All channels" });
const rows = (page: Page) =>
  grid(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });

/** Waits until all has been read at least once. */
async function untilWhole(page: Page): Promise<number> {
  let channels = 0;
  await expect(async () => {
    const status = v.parse(Status, await (await page.request.get("/api/inventory")).json());
    expect(status.wholeSinceMs).toBeTruthy();
    channels = status.counts.channels;
  }).toPass({ timeout: 90_000 });
  return channels;
}

const listed = async (page: Page, query: string) =>
  v.parse(Counted, await (await page.request.get(`/api/inventory/channels?page_size=200&${query}`)).json());

test("once it is whole, all channels are the first list: searched, filtered, sorted, and all in the address", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/spaces");
  const total = await untilWhole(page);
  await page.goto("/channels");
  await expect(page.getByRole("link", { name: "All channels" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByText(`${total} channels`)).toBeVisible();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(total + 1));
  await expectAccessible(page);

  // Two letters changed places.
  await page.getByRole("searchbox", { name: "Find by name, owner or member" }).fill("platfrom");
  await expect(rows(page).filter({ hasText: "Platform team" })).toBeVisible();
  await expect(page).toHaveURL(/find=platfrom/);
  await page.getByRole("searchbox", { name: "Find by name, owner or member" }).fill("");

  await page.getByRole("button", { name: "Filters" }).click();
  const filters = page.getByRole("dialog", { name: "Filters" });
  const type = filters.getByRole("group", { name: "Type" });
  const groupChats = (await listed(page, "type=4")).total;
  await expect(type.getByRole("checkbox", { name: /^Group chat/ })).toBeVisible();
  await expect(type.locator("label").filter({ hasText: "Group chat" })).toContainText(String(groupChats));
  await expectAccessible(page);
  await type.getByRole("checkbox", { name: /^Group chat/ }).click();
  await type.getByRole("checkbox", { name: /^Public \d/ }).click();
  await page.keyboard.press("Escape");
  const both = (await listed(page, "type=4,3")).total;
  await expect(page.getByText(`${both} of ${total} channels`)).toBeVisible();
  await expect(page).toHaveURL(/type=4%2C3/);

  await page.getByRole("columnheader", { name: "Members" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=-members/);
  const [most] = (await listed(page, "type=4,3&sort=-members")).channels;
  await expect(rows(page).first()).toContainText(most?.name ?? "");
  // The address is the list.
  await page.reload();
  await expect(page.getByText(`${both} of ${total} channels`)).toBeVisible();
  await expect(rows(page).first()).toContainText(most?.name ?? "");
  await page.getByRole("button", { name: /^Remove filter: Type/ }).click();
  await expect(page.getByText(`${total} channels`, { exact: true })).toBeVisible();
});

test("all that match are selected and planned, whatever is on the screen, and exported", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await untilWhole(page);
  const { total } = await listed(page, "type=1,2&archived=no");
  await page.goto("/channels?tab=all&type=1,2&archived=no");
  await page.getByRole("checkbox", { name: `Select all ${total}` }).click();
  const bar = page.getByRole("region", { name: "Selected channels" });
  await expect(bar).toContainText(`All that match selected of ${total}`);
  await bar.getByRole("button", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who can use @all").selectOption({ label: "Owner and administrators" });
  await dialog.getByRole("button", { name: "Review" }).click();
  await expect(dialog).toContainText(/Change the settings of \d+ channels/);
  await expect(dialog.getByRole("region", { name: "A large change" })).toContainText(
    new RegExp(`of the ${total.toLocaleString("en")} channels in the list`),
  );
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toBe("all channels.csv");
});

test("all that match are archived now and deleted on a day, confirmed once", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await untilWhole(page);
  const query = "find=coffee+and+cake&archived=no";
  const { total } = await listed(page, query);
  expect(total).toBe(1);
  await page.goto(`/channels?tab=all&${query}`);
  await page.getByRole("checkbox", { name: `Select all ${total}` }).click();
  const bar = page.getByRole("region", { name: "Selected channels" });
  await expect(bar).toContainText("All that match selected");
  await bar.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Archive now, delete on a day" }).check();
  await dialog.getByRole("textbox", { name: /^Type/ }).fill("Coffee and cake");
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText(/^Archived, and going to be deleted on/)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByText(/^Called off: Archive, then delete/)).toBeVisible();
});

test("an open list follows the inventory: rows change where they are, and new ones wait until they are asked for", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/spaces");
  const total = await untilWhole(page);
  await page.goto("/channels?tab=all&sort=-name&archived=no");
  await expect(rows(page).first()).toBeVisible();
  // Whoever reads further down is left where they are.
  await grid(page).focus();
  await page.keyboard.press("PageDown");
  const [, second] = (await listed(page, "sort=-name&archived=no")).channels;
  const other = await openAs("admin", "/spaces");
  const change = (parts: unknown, connection = "account") =>
    other.request.post("/api/changes", {
      headers: { "x-channelkeeper": "1", origin: new URL(other.url()).origin },
      data: { connection, parts, apply: true },
    });
  const renamed = await change([
    {
      actionId: "rename-channels",
      input: {},
      targets: [{ channelId: second?.id, channel: second?.name, name: second?.name, newName: `${second?.name} 2` }],
    },
  ]);
  expect(renamed.ok()).toBe(true);
  await page.keyboard.press("Home");
  await expect(rows(page).filter({ hasText: `${second?.name} 2` })).toBeVisible();

  await page.keyboard.press("PageDown");
  const created = await change(
    [
      {
        actionId: "create-channels",
        input: { type: 3, posting: 1, adding: 1, mentionAll: 1, seesHistory: true },
        targets: [{ channelId: "", name: "zz new and last", owner: "" }],
      },
    ],
    "me",
  );
  expect(await created.text()).toContain("done");
  await expect(page.getByText("1 more channel in the list")).toBeVisible();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText(`of ${total + 1} channels`)).toBeVisible();
});

test("fifty thousand rows: the end is a key away, and what lies between is not loaded", async ({ openAs }) => {
  const TOTAL = 50_000;
  const page = await openAs("admin", "/spaces");
  await untilWhole(page);
  const one: unknown = (await (await page.request.get("/api/inventory/channels?page_size=1")).json()).channels[0];
  let asked = 0;
  await page.route(/\/api\/inventory\/channels\?/, async (route) => {
    asked += 1;
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get("next_page_token") ?? query.get("skip") ?? 0);
    const channels = Array.from({ length: Math.min(100, TOTAL - from) }, (_, at) => ({
      ...(one as object),
      id: `c${from + at}`,
      name: `Channel ${from + at + 1}`,
    }));
    const next = from + 100 < TOTAL ? String(from + 100) : "";
    await route.fulfill({ json: { channels, next_page_token: next, total: TOTAL } });
  });
  await page.goto("/channels?tab=all");
  await expect(rows(page).first()).toContainText("Channel 1");
  await grid(page).focus();
  await page.keyboard.press("End");
  await expect(rows(page).filter({ hasText: "Channel 50000" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/channels\/c49999/);
  await page.goBack();
  await expect(rows(page).filter({ hasText: "Channel 50000" })).toBeVisible();
  await grid(page).evaluate((element) => element.parentElement?.scrollTo(0, 25_000 * 34));
  await expect(
    rows(page)
      .filter({ hasText: /Channel 250\d\d/ })
      .first(),
  ).toBeVisible();
  expect(asked).toBeLessThan(30);
});

test("on a phone, in the dark: rows say what they are and as of when", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await untilWhole(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/channels?tab=all&find=platform team");
  const row = rows(page).filter({ hasText: "Platform team" }).first();
  await expect(row).toContainText(/\d+ members/);
  await expect(row).toContainText(/read (just now|\d+ (min|h) ago)/);
  await expectAccessible(page);
  await page.goto("/channels?tab=all&find=nothing+is+called+so");
  await expect(page.getByRole("heading", { name: "No channel matches" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("people without a part in the account have Zoom’s lists alone", async ({ openAs }) => {
  const page = await openAs("member");
  await expect(page.getByRole("link", { name: "My channels" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("link", { name: "All channels" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Inventory" })).toHaveCount(0);
});

test("what is set is kept as a view, shared, opened by others, and deleted", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await untilWhole(page);
  await page.goto("/channels?tab=all&type=1&sort=-members");
  const views = page.getByRole("dialog", { name: "Views" });
  await page.getByRole("button", { name: "Views" }).click();
  await views.getByRole("button", { name: "Save this view…" }).click();
  await views.getByLabel("Name").fill("Private, largest first");
  await views.getByLabel("Share it").click();
  await expectAccessible(page);
  await views.getByRole("button", { name: "Save", exact: true }).click();
  await expect(views.getByRole("link", { name: /Private, largest first/ })).toBeVisible();

  const viewer = await openAs("channel-viewer", "/channels?tab=all");
  await viewer.getByRole("button", { name: "Views" }).click();
  const shared = viewer.getByRole("dialog", { name: "Views" }).getByRole("region", { name: "Shared by others" });
  await shared.getByRole("link", { name: /Private, largest first/ }).click();
  await expect(viewer).toHaveURL(/type=1&sort=-members|sort=-members&type=1/);
  await expect(viewer.getByRole("button", { name: "Remove filter: Type Private" })).toBeVisible();

  await views.getByRole("button", { name: "Change Private, largest first" }).click();
  await views.getByRole("button", { name: "Delete" }).click();
  await expect(views.getByRole("link", { name: /Private, largest first/ })).toHaveCount(0);
});
