// The overview: figures of the list, what a check of every channel finds, and the lists that each figure counts.
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { countPublicChannels } from "./zoom.ts";

const counted = (page: Page) => page.getByText(/^[\d,]+ (public )?channels? counted\./);
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const figureOf = async (row: Locator) => Number((await row.getByRole("cell").textContent())?.replaceAll(",", ""));
const startCheck = (page: Page) => page.getByRole("button", { name: "Check every channel" }).click();
const notReached = (page: Page) => page.getByRole("region", { name: "Not reached" });
const checked = (page: Page) =>
  expect(page.getByText(/^Checked [\d,]+ of [\d,]+ channels at /)).toBeVisible({ timeout: 60_000 });

test("the figures count every public channel, and say what they leave out", async ({ openAs }) => {
  const page = await openAs("admin", "/overview");
  await expect(counted(page)).toHaveText(`${await countPublicChannels(page)} public channels counted.`);
  await expect(
    page.getByText("Zoom does not list an account’s private channels and group chats: they are not in these figures."),
  ).toBeVisible();
  const total = await countPublicChannels(page);
  for (const name of ["By type", "Who can post", "Who can add external people", "Who can use @all"]) {
    const rows = section(page, name)
      .getByRole("row")
      .filter({ has: page.getByRole("cell") });
    let sum = 0;
    for (const row of await rows.all()) sum += await figureOf(row);
    expect(sum).toBe(total);
  }
  await expect(section(page, "Archived or not")).toContainText("A check looks at each channel.");
  await expectAccessibleInEveryLook(page);
});

test("each figure leads to the channels that it counts", async ({ openAs }) => {
  const page = await openAs("admin", "/overview");
  await expect(counted(page)).toBeVisible();
  const links = section(page, "Who can post")
    .getByRole("row")
    .filter({ has: page.getByRole("link") });
  const count = await links.count();
  expect(count).toBeGreaterThan(1);
  for (let at = 0; at < count; at += 1) {
    const figure = await figureOf(links.nth(at));
    await links.nth(at).getByRole("link").click();
    await expect(page).toHaveURL(/\/channels\?tab=public&via=account&posting=\d/);
    await expect(channelList(page).table).toHaveAttribute("aria-rowcount", `${figure + 1}`);
    await page.goBack();
    await expect(counted(page)).toBeVisible();
  }
  const mention = section(page, "Needs attention").getByRole("link", { name: /Everyone can use @all/ });
  const figure = Number(/\d+/.exec((await mention.textContent()) ?? "")?.[0]);
  await mention.click();
  await expect(page).toHaveURL(/mentionAll=1/);
  await expect(channelList(page).table).toHaveAttribute("aria-rowcount", `${figure + 1}`);
});

test("a check finds what no list tells, and each finding opens its channels", async ({ openAs, control }) => {
  test.setTimeout(90_000);
  const page = await openAs("admin", "/overview");
  await startCheck(page);
  await checked(page);
  await expectAccessibleInEveryLook(page);

  const archived = section(page, "Archived or not").getByRole("row", { name: /^Archived/ });
  expect(await figureOf(archived)).toBeGreaterThan(0);
  await expect(section(page, "By type").getByRole("link", { name: "Private", exact: true })).toBeVisible();

  const finding = section(page, "Needs attention").getByRole("link", { name: /No active owner/ });
  const figure = Number(/\d+/.exec((await finding.textContent()) ?? "")?.[0]);
  expect(figure).toBeGreaterThan(0);
  const before = (await control.calls("listChannelMembers")).length;
  await finding.click();
  await expect(page).toHaveURL(/show=no-owner/);
  const table = page.getByRole("grid", { name: "No active owner" });
  await expect(table).toHaveAttribute("aria-rowcount", `${figure + 1}`);
  await expect(table.getByText(/^deactivated$|^none listed$/)).toHaveCount(figure);
  // What was found is kept: nothing is read again.
  expect((await control.calls("listChannelMembers")).length).toBe(before);
  await expectAccessibleInEveryLook(page);

  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile(await (await started).path(), "utf8");
  expect(text.trimEnd().split("\r\n")).toHaveLength(figure + 1);

  await table.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/channels\/[0-9a-f]{32}/);
});

test("a check can be stopped and keeps what it found", async ({ openAs, control }) => {
  const page = await openAs("admin", "/overview");
  await expect(counted(page)).toBeVisible();
  await control.fault({ operation: "listChannelMembers", latencyMs: 500, times: 1_000 });
  await startCheck(page);
  const progress = page.getByRole("progressbar", { name: "Checking channels" });
  await expect(progress).toHaveAttribute("aria-valuenow", /^[4-9]$|^\d\d+$/);
  await page.getByRole("button", { name: "Stop checking" }).click();
  await expect(page.getByText(/^Checked [\d,]+ of [\d,]+ channels at /)).toBeVisible();
  await expect(notReached(page).getByText(/^[\d,]+ channels found but not checked\.$/)).toBeVisible();
  await expect(page.getByText(/^Of the \d+ channels checked so far:$/)).toBeVisible();
  await expectAccessible(page);

  await control.clearFaults();
  await page.getByRole("button", { name: "Continue checking" }).click();
  await expect(notReached(page).getByText(/not tried/)).toHaveCount(0);
  await checked(page);
});

test("without the activity private channels are found by the people in them, and a limit is waited for", async ({
  openAs,
  control,
}) => {
  test.setTimeout(90_000);
  const page = await openAs("admin", "/overview");
  await expect(counted(page)).toBeVisible();
  await control.fault({ operation: "listChannelActivityLogs", status: 403, code: 200, message: "No.", times: 100 });
  await control.fault({ operation: "listChannelMembers", status: 429, headers: { "Retry-After": "9" } });
  await startCheck(page);
  await expect(page.getByText(/The check will continue automatically at /)).toBeVisible({ timeout: 60_000 });
  await checked(page);
  await expect(notReached(page).getByText(/^30 days of activity: /)).toBeVisible();
  await expect(notReached(page).getByText(/could not be read|not tried/)).toHaveCount(0);
  const privately = section(page, "By type")
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: "Private", exact: true }) });
  const figure = await figureOf(privately);
  expect(figure).toBeGreaterThan(20);
  await privately.getByRole("link").click();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", `${figure + 1}`);

  // What was found can be acted on, and the findings follow.
  await page.goBack();
  await section(page, "Needs attention")
    .getByRole("link", { name: /No active owner/ })
    .click();
  const found = page.getByRole("grid", { name: "No active owner" });
  const row = found.getByRole("row").filter({ hasText: "Warehouse migration" });
  const archived = row.getByRole("gridcell").last();
  await expect(archived).toHaveText("No");
  await row.getByRole("checkbox").click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Archive/ })
    .click();
  await expect(archived).toHaveText("Yes");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(archived).toHaveText("No");
});

test("a channel that cannot be read is counted apart", async ({ openAs, control }) => {
  const page = await openAs("admin", "/overview");
  await expect(counted(page)).toBeVisible();
  await control.fault({ operation: "listChannelMembers", status: 400, code: 5301, message: "No." });
  await startCheck(page);
  await expect(notReached(page).getByText("1 channel that could not be read: Zoom could not do this.")).toBeVisible({
    timeout: 60_000,
  });
});

test("recent activity leads to its days, and to one channel of it", async ({ openAs }) => {
  const page = await openAs("admin", "/overview");
  const busiest = section(page, "Most joins and leaves")
    .getByRole("row")
    .filter({ has: page.getByRole("link") })
    .first();
  await expect(busiest).toBeVisible();
  const figure = await figureOf(busiest);
  await busiest.getByRole("link").click();
  await expect(page).toHaveURL(/\/activity\?from=.*&to=.*&channel=[0-9a-f]{32}/);
  await expect(page.getByRole("grid", { name: "Activity" })).toHaveAttribute("aria-rowcount", `${figure + 1}`);
  await page.goBack();
  await page.getByRole("link", { name: /^All activity since/ }).click();
  await expect(page).toHaveURL(/\/activity\?from=[\d-]+&to=[\d-]+&via=account$/);
});

test("counting can be stopped, says how far it came, and goes on", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 600 });
  await control.fault({ operation: "listAccountsPublicChannels", latencyMs: 600, times: 100 });
  const page = await openAs("admin", "/overview");
  await expect(page.getByRole("progressbar", { name: "Counting public channels" })).toBeVisible();
  // Nothing that is half counted stands there as if it were whole.
  await expect(section(page, "By type")).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "Everyone can use @all" })).toContainText("–");
  await page.getByRole("button", { name: "Stop counting" }).click();
  await expect(page.getByText(/^Only \d+ public channels of \d+ counted so far\./)).toBeVisible();
  await expect(section(page, "By type")).toHaveCount(0);
  await expect(page.getByText("The figures will appear here once every channel is counted.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Check every channel" })).toBeDisabled();
  await control.clearFaults();
  await page.getByRole("button", { name: "Count the rest" }).click();
  await expect(counted(page)).toBeVisible();
});

test("somebody without the account connection sees their own channels", async ({ openAs }) => {
  const page = await openAs("lead", "/overview");
  await expect(counted(page)).toBeVisible();
  await expect(page.getByText("These are the channels you are in.")).toBeVisible();
  await expect(section(page, "By type").getByRole("link", { name: "Private", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^All activity since/ })).toHaveCount(0);
  await startCheck(page);
  await checked(page);
  await expect(section(page, "Needs attention")).toContainText(
    "This connection cannot tell whether owners are deactivated.",
  );
  await section(page, "By type").getByRole("link", { name: "Public", exact: true }).click();
  await expect(page).toHaveURL(/\/channels\?tab=mine&via=me&type=3/);
});

test("Zoom down: the overview says so and recovers", async ({ openAs, control }) => {
  await control.fault({ operation: "listAccountsPublicChannels", status: 503, times: 3 });
  const page = await openAs("admin", "/overview");
  await expect(page.getByRole("alert")).toContainText("Zoom has a problem");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(counted(page)).toBeVisible();
});
