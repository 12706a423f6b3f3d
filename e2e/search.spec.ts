import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { callZoom } from "./zoom.ts";

// The console's own count would outlast the test; here the sandbox counts, and its time can be moved on.
test.use({ stackOptions: { server: { ZOOM_PLAN: "unlimited" } } });

const field = (page: Page) => page.getByRole("searchbox", { name: "Channel name, ID or link" });

const search = (page: Page, keyword: string) =>
  callZoom(page, "/chat/channels/search", {
    method: "POST",
    body: { needle: { search_type: "by_channel_name", keywords: [keyword] }, haystack: "all" },
  });

test("typing makes one search, whose result is in the address", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels?tab=search");
  const list = channelList(page);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("platform");
  await expect(list.row("Platform team")).toBeVisible();
  await expect(list.row("platform-roadmap").getByRole("gridcell").nth(3)).toHaveText(/^\d+$/);
  await expect(page).toHaveURL(/[?&]q=platform(&|$)/);
  expect(await control.calls("searchUsersOrAccountsChannels")).toHaveLength(1);
  await expectAccessibleInEveryLook(page);

  await page.getByRole("navigation", { name: "Lists of channels" }).getByRole("link", { name: "My channels" }).click();
  await expect(list.row("Salary review")).toBeVisible();
  await page.goBack();
  await expect(list.row("Platform team")).toBeVisible();
  expect(await control.calls("searchUsersOrAccountsChannels")).toHaveLength(1);

  await page.reload();
  await expect(field(page)).toHaveValue("platform");
  await expect(list.row("Platform team")).toBeVisible();
});

test("a channel is found by its id and by Zoom’s link to it, without a search", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels?tab=search&q=salary");
  const list = channelList(page);
  await expect(list.row("Salary review")).toBeVisible();
  const href = (await list.row("Salary review").getByRole("link").getAttribute("href")) ?? "";
  const id = /\/channels\/([^?]+)/.exec(href)?.[1] ?? "";
  const { body } = await callZoom(page, `/chat/channels/${id}`);
  const link = (body as { channel_url: string }).channel_url;
  const searches = (await control.calls("searchUsersOrAccountsChannels")).length;
  for (const text of [id, link]) {
    await field(page).fill("");
    await field(page).fill(text);
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page).toHaveURL((url) => url.searchParams.get("q") === text);
    await expect(list.row("Salary review")).toBeVisible();
  }
  expect(await control.calls("searchUsersOrAccountsChannels")).toHaveLength(searches);
});

test("archived channels are found when asked for, and unarchived together", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels?tab=search");
  const list = channelList(page);

  await test.step("archived channels are found when asked for", async () => {
    await field(page).fill("trade show");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
    await expect(page.getByText("Archived channels were not searched.")).toBeVisible();
    await page.getByRole("checkbox", { name: "Include archived" }).click();
    await expect(page.getByRole("checkbox", { name: "Include archived" })).toBeChecked();
    await expect(list.row("Trade show").getByText("Archived", { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/[?&]archived=1(&|$)/);
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "Include archived" })).toBeChecked();
    await expect(list.row("Trade show")).toBeVisible();
  });

  await test.step("archived channels that were found are unarchived together", async () => {
    await list.box("Trade show").click();
    await list.selection.getByRole("button", { name: "Unarchive" }).click();
    await page
      .getByRole("dialog", { name: "Unarchive Trade show?" })
      .getByRole("button", { name: "Unarchive" })
      .click();
    await expect(page.getByText("Unarchive Trade show: done.")).toBeVisible();
    expect((await control.calls("performOperationsOnChannels")).map(({ status }) => status)).toEqual([200]);
    await expect(list.row("Trade show")).toBeVisible();
    await expect(list.row("Trade show").getByText("Archived", { exact: true })).toHaveCount(0);
    const archivedToo = page.getByRole("checkbox", { name: "Include archived" });
    await archivedToo.click();
    await expect(archivedToo).not.toBeChecked();
    await expect(list.row("Trade show")).toBeVisible();
  });
});

test("only channels known to be archived are marked, and none is asked about where all found are live", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin", "/channels?tab=search&q=platform");
  const list = channelList(page);
  await expect(list.row("Platform team")).toBeVisible();
  expect(await control.calls("listChannelMentionGroups")).toEqual([]);
  await page.getByRole("checkbox", { name: "Include archived" }).click();
  await expect.poll(async () => (await control.calls("listChannelMentionGroups")).length).toBeGreaterThan(0);
  await expect(list.row("Platform team")).toBeVisible();
  await expect(list.table.getByText("Archived", { exact: true })).toHaveCount(0);

  await control.fault({ operation: "listChannelMentionGroups", status: 500, times: 100 });
  await page.goto("/channels?tab=search&q=trade%20show&archived=1");
  await expect(list.row("Trade show")).toBeVisible();
  await expect.poll(async () => (await control.calls("listChannelMentionGroups")).at(-1)?.status).toBe(500);
  await expect(list.row("Trade show").getByText("Archived", { exact: true })).toHaveCount(0);
});

test("each “General” says of which space it is", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=search&q=general");
  const list = channelList(page);
  for (const space of ["Platform", "Partner programme"]) {
    await expect(list.row("General").filter({ hasText: `in ${space}` })).toHaveCount(1);
  }
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(list.row("General").filter({ hasText: "in Platform" })).toBeVisible();

  await page.goto("/channels?tab=person&person=lead%40sandbox.example");
  await expect(list.row("General").filter({ hasText: "in Platform" })).toBeVisible();
  await list.row("General").filter({ hasText: "in Platform" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "General" })).toBeVisible();
  await expect(page.getByText("in Platform", { exact: true })).toBeVisible();
  const own = await openAs("lead", "/channels?tab=mine");
  await expect(channelList(own).row("General").filter({ hasText: "in Platform" })).toBeVisible();
});

test("a search looks among one person’s channels, and its filters fit on a phone", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=search&q=salary");
  const list = channelList(page);

  await test.step("a search can look among one person's channels only", async () => {
    await expect(list.row("Salary review")).toBeVisible();
    await page.getByRole("combobox", { name: "Search in" }).selectOption("A person’s channels");
    await expect(page.getByText("Choose the person whose channels to look in.")).toBeVisible();
    await page.getByRole("combobox", { name: "Person" }).fill("lead@sandbox.example");
    await page.getByRole("combobox", { name: "Person" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
    await page.getByRole("combobox", { name: "Search in" }).selectOption("Public channels");
    await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
    await page.getByRole("combobox", { name: "Search in" }).selectOption("All channels");
    await expect(list.row("Salary review")).toBeVisible();
  });

  await test.step("the filters over what was found fit on a phone", async () => {
    await page.goto("/channels?tab=search&q=platform");
    await expect(list.row("Platform team")).toBeVisible();
    await page.getByRole("button", { name: "Filters" }).click();
    const filters = page.getByRole("dialog", { name: "Filters" });
    await expect(filters.getByRole("combobox", { name: "Type" })).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const { x = -1, width = 0 } = (await filters.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);
    await filters.getByRole("combobox", { name: "Type" }).selectOption("Private, account only");
    await page.keyboard.press("Escape");
    await expect(list.row("Platform team")).toBeVisible();
  });
});

test("a search among a person's channels that Zoom cuts off does not pass for the whole", async ({ openAs }) => {
  const address = "/channels?tab=search&via=account&in=user_joined&person=archive@sandbox.example";
  const page = await openAs("admin", `${address}&q=in`);
  const list = channelList(page);
  const cutOff = page.getByText("Zoom returns at most 50 channels here. Type more of the name to find others.");
  await expect(cutOff).toBeVisible();
  await expect(list.end).toHaveCount(0);
  await expect(list.table).toHaveAttribute("aria-rowcount", "-1");
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  expect((await started).suggestedFilename()).toMatch(/ \(in part\)\.csv$/);
  await expect(page.getByText("Exported 50 channels")).toBeVisible();

  await list.table.getByRole("button", { name: "Name" }).click();
  await expect(cutOff).toBeVisible();
  await expect(page.getByRole("button", { name: "Load all" })).toHaveCount(0);
  await expectAccessibleInEveryLook(page);

  await page.goto(`${address}&q=ing`);
  await expect(list.end).toBeVisible();
  await expect(cutOff).toHaveCount(0);
});

test("when the account's searches are used up the page waits and then goes on by itself", async ({
  openAs,
  control,
}) => {
  const page = await openAs("channel-admin", "/channels?tab=search");
  for (let count = 0; count < 20; count += 1) expect((await search(page, "sailing")).status).toBe(200);
  await field(page).fill("coffee");
  await expect(page.getByRole("heading", { name: "Zoom is limiting searches" })).toBeVisible();
  await expect(page.getByText("The account’s searches for this minute are used up")).toBeVisible();
  await control.advance(60_000);
  await expect(channelList(page).row("Coffee and cake")).toBeVisible();
});

test("a wait that Zoom names is counted down", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels?tab=search");
  const headers = { "Retry-After": "5" };
  await control.fault({ operation: "searchUsersOrAccountsChannels", status: 429, headers });
  await field(page).fill("coffee");
  const wait = page.getByText(/^Searching again in \d s$/);
  const first = (await wait.textContent()) ?? "";
  expect(first).toMatch(/ [345] s$/);
  await expect(wait).not.toHaveText(first);
  await expect(channelList(page).row("Coffee and cake")).toBeVisible();
  expect(await control.calls("searchUsersOrAccountsChannels")).toHaveLength(2);
});
