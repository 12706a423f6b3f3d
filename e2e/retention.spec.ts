// How long channels keep their messages: of one channel, over many, and from a file.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { confirmLoss } from "./bulk-bar.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { change } from "./console.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf, everyChannel } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const Retention = v.object({
  cloud_retention: v.object({ enable_custom_retention: v.boolean(), retention_period: v.string() }),
});

/** A channel's policy as Zoom has it: `own 6m`, `default 2y`. */
async function policyOf(page: Page, channelId: string): Promise<string> {
  const { body } = await callZoom(page, `/chat/channels/${channelId}/retention`);
  const { enable_custom_retention: isOwn, retention_period: period } = v.parse(Retention, body).cloud_retention;
  return `${isOwn ? "own" : "default"} ${period}`;
}

/** Sets a policy through the console, without the page. */
const setPolicy = (page: Page, { id, name }: { readonly id: string; readonly name: string }, period: string) =>
  change(page, { actionId: "set-retention", input: { period }, targets: [{ channelId: id, name }] });

const startedAtMs = Date.now();

/** A day as the page writes it, some months ago: by today, or by the day that has ended since the page was drawn. */
function monthsAgo(count: number): string {
  const days = [startedAtMs, Date.now()].map((ms) => {
    const date = new Date(ms);
    date.setUTCMonth(date.getUTCMonth() - count);
    return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  });
  return `(?:${[...new Set(days)].join("|")})`;
}

const table = (page: Page) => page.getByRole("grid", { name: "Retention" });
const row = (page: Page, name: string) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) });
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });
const policy = (page: Page) => page.getByRole("combobox", { name: "Policy" });
const box = (page: Page, name: string) => table(page).getByRole("checkbox", { name: `Select ${name}`, exact: true });
const selection = (page: Page) => page.getByRole("region", { name: "Selected channels" });
const results = (page: Page) => page.getByRole("region", { name: "Results" });

async function choosePeriod(page: Page, count: string, unit: "d" | "m" | "y"): Promise<void> {
  await page.getByRole("radio", { name: /^Custom period/ }).check();
  await page.getByRole("textbox", { name: "Keep for" }).fill(count);
  await page.getByRole("combobox", { name: "Unit" }).selectOption(unit);
}

const find = (page: Page, text: string) =>
  page.getByRole("searchbox", { name: "Find by name, owner or member" }).fill(text);

test("one channel's policy is changed, and what is lost is said before", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/channels?tab=public&via=account");
  const id = await openChannel(page, "Release notes");
  await openTab(page, "Retention");
  await expect(page.getByText(new RegExp(`Messages from before ${monthsAgo(24)} are deleted`))).toBeVisible();
  const holds = page.getByRole("list", { name: "Legal holds" }).getByRole("listitem");
  await expect(holds.filter({ hasText: "Harbour contract 2024" })).toContainText("Aiko Marchetti, Yannick Obasanjo");
  await expectAccessibleInEveryLook(page);

  const review = page.getByRole("button", { name: "Review the change…" });
  await expect(review).toBeDisabled();
  await choosePeriod(page, "91", "d");
  await expect(page.getByText("Days go from 1 to 90.")).toBeVisible();
  await expect(review).toBeDisabled();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Keep for" })).toHaveValue("91");
  await expect(page.getByText("Your earlier changes have been restored.")).toBeVisible();
  await page.getByRole("navigation", { name: "Channel sections" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep editing" }).click();

  await choosePeriod(page, "7", "y");
  await review.click();
  const question = page.getByRole("dialog", { name: /^Keep messages of Release notes/ });
  await expect(question.getByRole("region", { name: "Kept for longer: 1 channel" })).toContainText("2 years → 7 years");
  await expect(question.getByRole("textbox")).toHaveCount(0);
  await question.getByRole("button", { name: "Change retention" }).click();
  await expect(page.getByText("Keep messages of Release notes for 7 years: done.")).toBeVisible();
  expect(await policyOf(page, id)).toBe("own 7y");
  await expect(page.getByText(new RegExp(`Messages from before ${monthsAgo(84)} are deleted`))).toBeVisible();

  await choosePeriod(page, "6", "m");
  await review.click();
  const shorter = question.getByRole("region", { name: "Kept for less time: 1 channel" });
  await expect(shorter).toContainText("permanently deleted for everyone");
  await expect(shorter).toContainText(new RegExp(`loses before ${monthsAgo(6)}`));
  await expect(question).toContainText("under legal hold");
  await expectAccessibleInEveryLook(page);
  const change = question.getByRole("button", { name: "Change retention" });
  await expect(change).toBeDisabled();
  await question.getByRole("textbox", { name: "Type “Release notes” to confirm" }).fill("Release notes");
  await change.click();
  await expect(page.getByText("Keep messages of Release notes for 6 months: done.")).toBeVisible();
  expect(await policyOf(page, id)).toBe("own 6m");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText("Undone: Keep messages of Release notes for 6 months.")).toBeVisible();
  expect(await policyOf(page, id)).toBe("own 7y");
  await expect(page.getByText(new RegExp(`Messages from before ${monthsAgo(84)} are deleted`))).toBeVisible();
  await page.getByRole("radio", { name: /^Account default/ }).check();
  await review.click();
  await expect(question.getByRole("region", { name: "Kept for less time: 1 channel" })).toContainText(
    "7 years → default",
  );
});

test("every policy is there at once: searched, filtered, sorted, and many are changed", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("admin", "/retention");
  await inventoryRead(page);
  await page.reload();
  const coffee = await channelOf(page, "member", "Coffee and cake");
  const room = await channelOf(page, "lead", "Launch room");
  await setPolicy(page, coffee, "30d");
  // A change shows while the page is open.
  await expect(row(page, "Coffee and cake")).toContainText(/Custom period.*30 days/);
  // A private channel, found though two letters changed places.
  await find(page, "luanch room");
  await expect(row(page, "Launch room")).toContainText(new RegExp(`Account default2 years${monthsAgo(24)}`));
  await expect(row(page, "Launch room")).toContainText("Harbour contract 2024");
  await expectAccessibleInEveryLook(page);
  await find(page, "");
  await policy(page).selectOption({ label: "Other than the default" });
  await expect(row(page, "Launch room")).toHaveCount(0);
  await expect(row(page, "Coffee and cake")).toBeVisible();
  await policy(page).selectOption({ label: "30 days (1)" });
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await policy(page).selectOption({ label: "Under legal hold" });
  await expect(row(page, "Launch room")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Remove filter: With any of \d+ people/ })).toBeVisible();
  await policy(page).selectOption({ label: "All policies" });
  await table(page).getByRole("columnheader", { name: "Keeps for" }).getByRole("button").click();
  await table(page).getByRole("columnheader", { name: "Keeps for" }).getByRole("button").click();
  await expect(rows(page).first()).toContainText("Coffee and cake");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(rows(page).first()).toContainText(/30 days \(custom\) · deletes before/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1280, height: 720 });

  await box(page, "Coffee and cake").click();
  await find(page, "launch room");
  await box(page, "Launch room").click();
  await expect(selection(page).getByRole("status")).toHaveText(/^2 selected/);
  await selection(page).getByRole("button", { name: "Change retention…" }).click();
  await choosePeriod(page, "6", "m");
  await expectAccessibleInEveryLook(page);
  await page
    .getByRole("dialog", { name: "Retention of 2 channels" })
    .getByRole("button", { name: "Review the change…" })
    .click();
  const question = page.getByRole("dialog", { name: "Keep messages of 2 channels for 6 months?" });
  const shorter = question.getByRole("region", { name: "Kept for less time: 1 channel" });
  await expect(shorter.getByRole("listitem").filter({ hasText: "Launch room" })).toContainText(
    new RegExp(monthsAgo(6)),
  );
  await expect(question.getByRole("region", { name: "Kept for longer: 1 channel" })).toContainText("Coffee and cake");
  await expectAccessibleInEveryLook(page);
  await question.getByRole("textbox", { name: /^Type/ }).fill("Launch room");
  await control.fault({ operation: "updateRetentionPolicyOfChannel", status: 500, times: 1 });
  await question.getByRole("button", { name: "Change retention" }).click();
  await expect(results(page).getByRole("status")).toHaveText("1 channel done, 1 failed");
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await policyOf(page, room.id)).toBe("own 6m");
  expect(await policyOf(page, coffee.id)).toBe("own 6m");
  await expect(row(page, "Launch room")).toContainText(/Custom period.*6 months/);
  const title = "Keep messages of 2 channels for 6 months";
  // One of them is kept for less time then, so that is asked first.
  await page.getByRole("button", { name: "Undo" }).last().click();
  const undoing = page.getByRole("dialog", { name: `Undo: ${title}?` });
  await expect(undoing).toContainText("older than 30 days are permanently deleted for everyone in Coffee and cake");
  await expectAccessibleInEveryLook(page);
  await undoing.getByRole("button", { name: "Cancel" }).click();
  await expect(undoing).toHaveCount(0);
  expect(await policyOf(page, room.id)).toBe("own 6m");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await confirmLoss(page, title);
  await expect(page.getByText(`Undone: ${title}.`)).toBeVisible();
  expect(await policyOf(page, room.id)).toBe("default 2y");
  await expect(row(page, "Launch room")).toContainText("Account default2 years");
});

test("all that match are planned, whatever is on the screen", async ({ openAs }) => {
  const page = await openAs("admin", "/retention");
  await inventoryRead(page);
  const answer = await page.request.get("/api/inventory/channels?type=4");
  const { total: count } = v.parse(v.object({ total: v.number() }), await answer.json());
  expect(count).toBeGreaterThan(1);
  await page.goto("/retention?type=4");
  await expect(table(page)).toHaveAttribute("aria-rowcount", String(count + 1));
  await table(page).focus();
  await page.keyboard.press("Control+a");
  await expect(selection(page).getByRole("status")).toContainText("All that match selected");
  await selection(page).getByRole("button", { name: "Change retention…" }).click();
  await choosePeriod(page, "10", "y");
  await page.getByRole("button", { name: "Review the change…" }).click();
  await expect(page.getByRole("dialog", { name: `Keep messages of ${count} channels for 10 years?` })).toBeVisible();
});

test("policies go out to a file and come in from one", async ({ openAs }) => {
  const page = await openAs("admin", "/retention");
  await inventoryRead(page);
  await page.goto("/retention?find=General&type=3");
  await expect(row(page, "General")).toContainText("Account default");
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile(await (await started).path(), "utf8");
  expect(text).toMatch(/^[0-9a-f]{32},General,.*,default,/m);

  const general = (await everyChannel(page)).find(({ name }) => name === "General") ?? { id: "" };
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import policies" });
  await expectAccessibleInEveryLook(page);
  const lines = [
    "channel,policy,period",
    "Release notes,own,30d",
    `${general.id},,7y`,
    "x,own,1y",
    "Release notes,own,91d",
  ];
  const choose = (content: string) =>
    dialog.getByLabel("CSV file").setInputFiles({ name: "p.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  await choose("nothing");
  await expect(dialog.getByText("Choose the column of policy or period.")).toBeVisible();
  await choose(lines.join("\n"));
  await expect(dialog.getByRole("status")).toHaveText("2 channels to review. 2 rows are left out:");
  await expect(dialog.getByRole("list", { name: "Rows left out" })).toContainText("Line 5: Days go from 1 to 90.");
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Review 2 channels" }).click();

  const question = page.getByRole("dialog", { name: /^Keep messages of Release notes for 30 days/ });
  await expect(question.getByRole("region", { name: "Kept for less time: 1 channel" })).toContainText(
    "2 years → 30 days",
  );
  await expect(question.getByRole("region", { name: "Kept for longer: 1 channel" })).toContainText("2 years → 7 years");
  await question.getByRole("textbox", { name: /^Type/ }).fill("Release notes");
  await question.getByRole("button", { name: "Change retention" }).click();
  await expect(row(page, "General")).toContainText("7 years");
  expect(await policyOf(page, general.id)).toBe("own 7y");
});

test("a viewer looks and cannot change; without the account connection it is told why not", async ({ openAs }) => {
  const viewer = await openAs("channel-viewer", "/retention");
  await inventoryRead(viewer);
  await viewer.goto("/retention?find=Hiring");
  await expect(rows(viewer).first()).toContainText("2 years");
  await expect(viewer.getByText(/^Legal holds are not shown/)).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Import…" })).toHaveCount(0);
  await rows(viewer).first().getByRole("checkbox").click();
  await expect(selection(viewer).getByRole("button", { name: "Change retention…" })).toHaveCount(0);
  await rows(viewer).first().getByRole("link").first().click();
  await expect(viewer.getByText(/None of your roles includes/).first()).toBeVisible();
  await expect(viewer.getByRole("radio", { name: /^Custom period/ })).toBeDisabled();

  const lead = await openAs("lead", "/retention");
  await expect(lead.getByRole("heading", { name: "This page needs the inventory" })).toBeVisible();
  await expect(lead.getByText(/a channel’s own page shows its retention/)).toBeVisible();
  await expectAccessibleInEveryLook(lead);
  await lead.goto("/channels?via=me");
  await openChannel(lead, "Release notes");
  await openTab(lead, "Retention");
  await expect(lead.getByRole("heading", { name: "Retention needs the account connection" })).toBeVisible();
});

test("help names the scopes, who may, and what Zoom limits", async ({ openAs }) => {
  const page = await openAs("admin", "/retention");
  await page.getByRole("button", { name: "Help: Retention" }).click();
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help.getByText("chat_channel:write:admin", { exact: true }).first()).toBeVisible();
  await expect(help.getByText("Retention_period in days: at least 1 days and at most 90 days.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
});
