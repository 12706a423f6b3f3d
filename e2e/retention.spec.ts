// How long channels keep their messages: of one channel, over many, and from a file.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { hold } from "./hold.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf } from "./zoom.ts";

const Retention = v.object({
  cloud_retention: v.object({ enable_custom_retention: v.boolean(), retention_period: v.string() }),
});

/** A channel's policy as Zoom has it: `own 6m`, `default 2y`. */
async function policyOf(page: Page, channelId: string): Promise<string> {
  const { body } = await callZoom(page, `/chat/channels/${channelId}/retention`);
  const { enable_custom_retention: isOwn, retention_period: period } = v.parse(Retention, body).cloud_retention;
  return `${isOwn ? "own" : "default"} ${period}`;
}

/** Sets a policy behind the page's back. */
async function setPolicy(page: Page, channelId: string, period: string): Promise<void> {
  const retention = { enable_custom_retention: true, retention_period: period };
  const body = { cloud_retention: retention };
  const { status } = await callZoom(page, `/chat/channels/${channelId}/retention`, { method: "PATCH", body });
  expect(status).toBe(204);
}

/** A day as the page writes it, some months ago. */
function monthsAgo(count: number): string {
  const date = new Date();
  date.setUTCMonth(date.getUTCMonth() - count);
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

const table = (page: Page) => page.getByRole("grid", { name: "Retention" });
const row = (page: Page, name: string) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) });
const box = (page: Page, name: string) => table(page).getByRole("checkbox", { name: `Select ${name}`, exact: true });
const selection = (page: Page) => page.getByRole("region", { name: "Selected channels" });
const results = (page: Page) => page.getByRole("region", { name: "Results" });

async function choosePeriod(page: Page, count: string, unit: "d" | "m" | "y"): Promise<void> {
  await page.getByRole("radio", { name: /^Custom period/ }).check();
  await page.getByRole("textbox", { name: "Keep for" }).fill(count);
  await page.getByRole("combobox", { name: "Unit" }).selectOption(unit);
}

async function paste(page: Page, lines: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "Paste channels…" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste channels" });
  await dialog.getByRole("textbox", { name: "Channels" }).fill(lines.join("\n"));
  await dialog.getByRole("button", { name: /^Add \d+ channels?$/ }).click();
}

test("one channel's policy is changed, and what is lost is said before", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin");
  const id = await openChannel(page, "Release notes");
  await openTab(page, "Retention");
  await expect(page.getByText(`Messages from before ${monthsAgo(24)} are deleted`)).toBeVisible();
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
  await expect(page.getByText("Done: Keep messages of Release notes for 7 years.")).toBeVisible();
  expect(await policyOf(page, id)).toBe("own 7y");
  await expect(page.getByText(`Messages from before ${monthsAgo(84)} are deleted`)).toBeVisible();

  await choosePeriod(page, "6", "m");
  await review.click();
  const shorter = question.getByRole("region", { name: "Kept for less time: 1 channel" });
  await expect(shorter).toContainText("permanently deleted for everyone");
  await expect(shorter).toContainText(`loses before ${monthsAgo(6)}`);
  await expect(question).toContainText("under legal hold");
  await expectAccessibleInEveryLook(page);
  const change = question.getByRole("button", { name: "Change retention" });
  await expect(change).toBeDisabled();
  await question.getByRole("textbox", { name: "Type “Release notes” to confirm" }).fill("Release notes");
  await change.click();
  await expect(page.getByText("Done: Keep messages of Release notes for 6 months.")).toBeVisible();
  expect(await policyOf(page, id)).toBe("own 6m");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText("Undone: Keep messages of Release notes for 6 months.")).toBeVisible();
  expect(await policyOf(page, id)).toBe("own 7y");
  await expect(page.getByText(`Messages from before ${monthsAgo(84)} are deleted`)).toBeVisible();
  await page.getByRole("radio", { name: /^Account default/ }).check();
  await review.click();
  await expect(question.getByRole("region", { name: "Kept for less time: 1 channel" })).toContainText(
    "7 years → default",
  );
});

test("channels are searched and pasted, and many are changed at once", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("admin", "/retention");
  await expect(page.getByRole("heading", { name: "No channels here yet" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  const coffee = await channelOf(page, "member", "Coffee and cake");
  const room = await channelOf(page, "lead", "Launch room");
  await setPolicy(page, coffee.id, "30d");

  await paste(page, ["release notes", coffee.id, "f".repeat(32), "No such channel"]);
  const dialog = page.getByRole("dialog", { name: "Paste channels" });
  await expect(dialog.getByText("No channel among the public channels is named “No such channel”.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(row(page, "Coffee and cake")).toContainText(/Custom period.*30 days/);
  await expect(row(page, "Release notes")).toContainText(`Account default2 years${monthsAgo(24)}`);
  await expect(row(page, "f".repeat(32))).toContainText("No such channel");
  await page.getByRole("searchbox", { name: "Search channels by name" }).fill("launch room");
  await page.getByRole("button", { name: "Search and load" }).click();
  await expect(row(page, "Launch room")).toContainText("Harbour contract 2024");
  await expect(
    page.getByText("4 channels: 1 with a custom period, 2 on the account’s default of 2 years."),
  ).toBeVisible();
  await page.reload();
  await expect(row(page, "Launch room")).toContainText("Account default");
  await expectAccessibleInEveryLook(page);

  await table(page).focus();
  await page.keyboard.press("Control+a");
  await expect(selection(page).getByRole("status")).toHaveText("4 selected");
  await selection(page).getByRole("button", { name: "Change retention…" }).click();
  await choosePeriod(page, "6", "m");
  await expectAccessibleInEveryLook(page);
  await page
    .getByRole("dialog", { name: "Retention of 4 channels" })
    .getByRole("button", { name: "Review the change…" })
    .click();
  const question = page.getByRole("dialog", { name: "Keep messages of 3 channels for 6 months?" });
  const shorter = question.getByRole("region", { name: "Kept for less time: 2 channels" });
  await expect(shorter.getByRole("listitem").filter({ hasText: "Launch room" })).toContainText(monthsAgo(6));
  await expect(question.getByRole("region", { name: "Kept for longer: 1 channel" })).toContainText("Coffee and cake");
  await expect(question.getByRole("region", { name: "Left out" })).toContainText("Zoom no longer has it.");
  await expectAccessibleInEveryLook(page);
  await question.getByRole("textbox", { name: /^Type/ }).fill("shorten 2 channels");
  await control.fault({ operation: "updateRetentionPolicyOfChannel", status: 500, times: 1 });
  await question.getByRole("button", { name: "Change retention" }).click();
  await expect(results(page).getByRole("status")).toHaveText("2 channels done, 1 failed");
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await policyOf(page, room.id)).toBe("own 6m");
  expect(await policyOf(page, coffee.id)).toBe("own 6m");
  // The way back is of all three, also of those that went through at first.
  await expect(page.getByText("Done: Keep messages of 3 channels for 6 months.")).toBeVisible();
  await expect(row(page, "Launch room")).toContainText(/Custom period.*6 months/);

  await page.getByRole("button", { name: "Clear selection" }).click();
  await box(page, "Launch room").click();
  await selection(page).getByRole("button", { name: "Change retention…" }).click();
  await page.getByRole("radio", { name: /^Account default/ }).check();
  await page.getByRole("button", { name: "Review the change…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Change retention" }).click();
  await expect(row(page, "Launch room")).toContainText(/Account default.*/);
  const title = "Keep messages of Launch room as long as the account’s default";
  await expect(page.getByText(`Done: ${title}.`)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText(`Undone: ${title}.`)).toBeVisible();
  expect(await policyOf(page, room.id)).toBe("own 6m");
  await expect(row(page, "Launch room")).toContainText(/Custom period.*6 months/);
});

test("every public channel is read, which can be stopped and goes on, and the table is filtered and sorted", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/retention");
  const coffee = await channelOf(page, "member", "Coffee and cake");
  await setPolicy(page, coffee.id, "90d");
  const letGo = await hold(page, /\/account\/chat\/channels\/[^/]+\/retention$/, 6);
  await page.getByRole("button", { name: "Add every public channel" }).click();
  const progress = page.getByRole("progressbar", { name: "Loading policies" });
  await expect(progress).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(progress).toHaveCount(0);
  letGo();
  await page.getByRole("button", { name: /^Load the other \d+ channels$/ }).click();
  await expect(page.getByText(/: 1 with a custom period, \d\d on the account’s default of 2 years\./)).toBeVisible();
  await expect(page.getByRole("button", { name: "Every public channel is listed" })).toBeDisabled();

  await table(page).getByRole("columnheader", { name: "Keeps for" }).getByRole("button").click();
  await expect(table(page).getByRole("row").nth(1)).toContainText("Coffee and cake");
  await page.getByRole("combobox", { name: "Policy" }).selectOption("default");
  await expect(row(page, "Coffee and cake")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Policy" }).selectOption("held");
  await page.getByRole("searchbox", { name: "Filter by name or ID" }).fill("notes release");
  await expect(
    table(page)
      .getByRole("row")
      .filter({ has: page.getByRole("gridcell") }),
  ).toHaveCount(1);
  await expect(page).toHaveURL(/find=notes/);
  await box(page, "Release notes").click();
  await selection(page).getByRole("button", { name: "Remove from the table" }).click();
  await expect(page.getByRole("heading", { name: "No channels match" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(row(page, "General")).toBeVisible();
  await expect(row(page, "Release notes")).toHaveCount(0);
});

test("policies go out to a file and come in from one", async ({ openAs }) => {
  const page = await openAs("admin", "/retention");
  await paste(page, ["Release notes", "General"]);
  await expect(row(page, "General")).toContainText("Account default");
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile(await (await started).path(), "utf8");
  const notes = /^([0-9a-f]{32}),Release notes,default,2y,\d{4}-\d\d-\d\d,Harbour contract 2024/m.exec(text)?.[1] ?? "";
  const general = /^([0-9a-f]{32}),General,default,2y/m.exec(text)?.[1] ?? "";

  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import policies" });
  await expectAccessibleInEveryLook(page);
  const lines = ["channel_id,policy,period", `${notes},own,30d`, `${general},,7y`, "x,own,1y", `${notes},own,91d`];
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
  expect(await policyOf(page, notes)).toBe("own 30d");
  expect(await policyOf(page, general)).toBe("own 7y");
});

test("a viewer looks and cannot change; without the account connection it is told why not", async ({
  openAs,
  control,
}) => {
  const viewer = await openAs("channel-viewer", "/retention");
  await paste(viewer, ["Release notes"]);
  await expect(row(viewer, "Release notes")).toContainText("2 years");
  await expect(viewer.getByText(/^Legal holds are not shown/)).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Import…" })).toHaveCount(0);
  await box(viewer, "Release notes").click();
  await expect(selection(viewer).getByRole("button", { name: "Change retention…" })).toHaveCount(0);
  await row(viewer, "Release notes").getByRole("link").click();
  await expect(viewer.getByText(/Your Zoom role lets you view channels/).first()).toBeVisible();
  await expect(viewer.getByRole("radio", { name: /^Custom period/ })).toBeDisabled();

  await control.fault({ operation: "getRetentionPolicyOfChannel", status: 500, times: 10 });
  await viewer.goBack();
  await viewer.getByRole("combobox", { name: "Add one channel" }).fill("General");
  await viewer
    .getByRole("option", { name: /^General/ })
    .first()
    .click();
  await expect(viewer.getByRole("heading", { name: "Zoom has a problem" })).toBeVisible();
  await expect(row(viewer, "General")).toContainText("Failed");
  await control.clearFaults();
  await viewer.getByRole("button", { name: "Try 1 failed channel again" }).click();
  await expect(row(viewer, "General")).toContainText("2 years");

  const lead = await openAs("lead", "/retention");
  await expect(lead.getByRole("heading", { name: "Retention needs the account connection" })).toBeVisible();
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
