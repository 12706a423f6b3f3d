// Mention groups of all channels, as the inventory knows them.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { apply, chooseOfPeople, paste, question, select, undo } from "./bulk-bar.ts";
import { inventoryRead, lookingAtInventory } from "./inventory.ts";
import { mentioned } from "./jobs/company.ts";
import { expect, test } from "./test.ts";
import { channelOf } from "./zoom.ts";

test.use({ stackOptions: [lookingAtInventory, { scope: "worker" }] });

const table = (page: Page) => page.getByRole("grid", { name: "Mention groups" });
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });
const row = (page: Page, group: string, channel: string) =>
  rows(page).filter({ hasText: group }).filter({ hasText: channel });
const named = (page: Page) => page.getByRole("searchbox", { name: "Group or channel" });
const withPerson = (page: Page) => page.getByRole("searchbox", { name: "With a person" });

test("groups of all channels are found at once, by group, channel and person", async ({ openAs }) => {
  const page = await openAs("admin", "/mention-groups");
  await inventoryRead(page);
  await page.reload();
  // Of a private channel.
  await expect(row(page, "on-call", "Platform team")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await named(page).fill("luanch leads");
  await expect(row(page, "launch-leads", "Launch room")).toBeVisible();
  await named(page).fill("");
  await withPerson(page).fill("helpdesk@sandbox.example");
  await expect(row(page, "reviewers", "Platform team")).toContainText("Priscilla Nakamura-Jones");
  await expect(row(page, "on-call", "Platform team")).toHaveCount(0);
  await expect(page).toHaveURL(/[?&]person=helpdesk/);
  await named(page).fill("reviewers platform");
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole("link", { name: "reviewers" }).click();
  await expect(page.getByRole("heading", { name: "reviewers", exact: true })).toBeVisible();
  await page.goBack();
  await named(page).fill("no such group");
  await expect(page.getByRole("heading", { name: "No mention group matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await table(page).getByRole("columnheader", { name: "People" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=-people/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(rows(page).first()).toContainText(/\d+ (people|person)/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessibleInEveryLook(page);
});

test("groups of several channels lose somebody together, and the list follows", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/mention-groups");
  await inventoryRead(page);
  const channels = [await channelOf(page, "lead", "Platform team"), await channelOf(page, "lead", "Launch room")];
  const groups = ["on-call", "launch-leads"];
  const people = () => Promise.all(channels.map(({ id }, at) => mentioned(page, id, groups[at] ?? "")));
  const before = await people();
  const member = "member@sandbox.example";
  await page.goto(`/mention-groups?person=${encodeURIComponent(member)}`);
  await select(
    table(page),
    groups.map((group, at) => `${group} in ${channels[at]?.name}`),
  );
  const choosing = await chooseOfPeople(page, "mention groups", "Remove people…");
  await paste(choosing, member);
  await choosing.getByRole("button", { name: "Review 1 person" }).click();
  const title = "Remove Yannick Obasanjo from 2 mention groups";
  const removing = question(page, `${title}?`);
  const reason = removing.getByRole("textbox", { name: "Reason" });
  await expect(removing.getByRole("region", { name: "By group" })).toContainText("launch-leads · Launch room");
  if (await reason.isVisible()) await reason.fill("They moved on.");
  await apply(page, removing, "Remove", title);
  expect((await people()).flat()).not.toContain(member);
  // What one changed oneself shows at once.
  for (const [at, group] of groups.entries())
    await expect(row(page, group, channels[at]?.name ?? "")).toHaveCount(0, { timeout: 20_000 });
  await undo(page, title);
  expect(await people()).toEqual(before);
});

test("all that match are planned, and written into a file with their people", async ({ openAs }) => {
  const page = await openAs("admin", "/mention-groups");
  await inventoryRead(page);
  await page.goto("/mention-groups?find=reviewers");
  await expect(row(page, "reviewers", "Platform team")).toBeVisible();
  await table(page).focus();
  await page.keyboard.press("Control+a");
  const bar = page.getByRole("region", { name: "Selected mention groups" });
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("dialog", { name: /^Delete .*\?$/ })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile(await (await started).path(), "utf8");
  expect(text).toMatch(/,Platform team,"[^"]*",reviewers,.*helpdesk@sandbox\.example/);
});

test("a viewer finds them too, and changes none", async ({ openAs }) => {
  const page = await openAs("channel-viewer", "/mention-groups");
  await inventoryRead(page);
  await page.goto("/mention-groups?find=on-call");
  await expect(row(page, "on-call", "Platform team")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Import…" })).toHaveCount(0);
});

test("a file names groups of private channels", async ({ openAs }) => {
  const page = await openAs("admin", "/mention-groups");
  await inventoryRead(page);
  await page.reload();
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("combobox", { name: "What to do" }).selectOption("Add people");
  const lines = ["channel,group,email", "Platform team,on-call,helpdesk@sandbox.example"];
  await dialog
    .getByLabel("CSV file")
    .setInputFiles({ name: "g.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await dialog.getByRole("button", { name: "Review 1 person" }).click();
  await expect(page.getByRole("dialog", { name: /^Add .* on-call .*\?$/ })).toBeVisible();
});
