// Who did what is found again, undone from there, exported, and checked by the browser itself.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { addDays, dayOf } from "../domain/days.ts";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { callZoom } from "./zoom.ts";

const NAME = "Release notes";

// A trail of its own: nothing of other tests stands in it.
test.use({ stackOptions: { server: { AUDIT_DAYS: "30" } } });

async function archive(page: Page, name: string): Promise<void> {
  const list = channelList(page);
  await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Archive ${name}?` });
  await dialog.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`Archive ${name}: done.`)).toBeVisible();
}

test("what was done is found by its channel, undone from its entry, and checked in the browser", async ({ openAs }) => {
  const page = await openAs("admin");
  await archive(page, NAME);
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Audit trail" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Audit trail" })).toBeVisible();
  const row = page.getByRole("row", { name: new RegExp(`Archive channels ${NAME}.*Done`) });
  await expect(row).toBeVisible();
  await expectAccessibleInEveryLook(page);

  // Filters stand in the address.
  await page.getByRole("searchbox", { name: "Target" }).fill(NAME.toLowerCase());
  await expect(page).toHaveURL(/target=release\+notes/);
  await expect(page.getByRole("row", { name: /Sign in/ })).toHaveCount(0);
  await page.getByRole("combobox", { name: "Outcome" }).selectOption("Failed");
  await expect(page.getByRole("heading", { name: "Nothing matches the filters" })).toBeVisible();
  await page.getByRole("combobox", { name: "Outcome" }).selectOption("Any outcome");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /^OCSF/ }).click();
  const file = await (await download).path();
  const events = (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events).toMatchObject([
    { class_uid: 6003, api: { operation: "performOperationsOnChannels" }, status: "Success" },
  ]);

  await page.getByRole("button", { name: "Check that nothing was changed" }).click();
  await expect(page.getByText(/none changed, removed, moved or added between others/)).toBeVisible();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText(/still holds what this browser saw/)).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await row.click();
  await expect(page.getByRole("heading", { level: 1, name: "Archive channels" })).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(`${NAME} State Active Archived`) })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Undo this…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Undo: Archive ${NAME}` })).toBeVisible();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
});

test("of what was done to two channels the history of one undoes its own alone", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  await openChannel(page, "Coffee and cake");
  const address = page.url();
  await page.goBack();
  for (const name of ["Coffee and cake", NAME]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog", { name: "Archive 2 channels?" }).getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archive 2 channels: done.")).toBeVisible();
  await page.goto(address);
  await openTab(page, "History");
  await page
    .getByRole("row", { name: /^Archive channels/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Undo this…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Undo: Archive Coffee and cake" })).toBeVisible();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("1 done")).toBeVisible();
  await page.getByRole("definition").getByRole("link", { name: "Archive 2 channels" }).click();
  await expect(page.getByText("1 of 2 undone")).toBeVisible();
});

test("a channel’s page has its history, and the keyboard opens an entry", async ({ openAs }) => {
  const page = await openAs("admin");
  await archive(page, "Coffee and cake");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Archive Coffee and cake.")).toBeVisible();
  await openChannel(page, "Coffee and cake");
  await openTab(page, "History");
  await expect(page.getByRole("row", { name: /Undo: archive channels/ }).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /^Archive channels/ }).first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  // The newest first: the way back, then what it takes back.
  await expect(page.getByRole("row", { name: /Undo: archive channels/ }).first()).toBeVisible();
  await page.getByRole("grid", { name: "History" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Archive channels" })).toBeVisible();
});

test("a channel’s history has what Zoom recorded beside what the console did, each once", async ({ openAs }) => {
  const page = await openAs("admin");
  const channelId = await openChannel(page, "Coffee and cake");
  await openTab(page, "Members");
  const members = page.getByRole("grid", { name: "Members" });
  await members.getByRole("row", { name: /Ewa Dąbrowska/ }).click();
  await page.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(/^Removed|^Remove[^?]*: (\d+ )?done/)).toBeVisible();
  await openTab(page, "History");
  const rows = page.getByRole("grid", { name: "History" }).getByRole("row", { name: /Ewa Dąbrowska/ });
  await expect(rows.first()).toHaveAccessibleName(/Remove members Ewa Dąbrowska.*Daniel Achebe Done/);
  await expect(rows.last()).toHaveAccessibleName(/Joined the channel Ewa Dąbrowska.*Outside the console/);
  // Zoom’s log has the removal too.
  await expect(rows).toHaveCount(2);
  const today = dayOf(Date.now());
  const days = `start_date=${addDays(today, -1)}&end_date=${today}`;
  const { body } = await callZoom(page, `/chat/channels/${channelId}/activities?page_size=10&${days}`);
  expect(JSON.stringify(body)).toMatch(/"left"[^{]*{[^}]*Ewa Dąbrowska/);

  await rows.last().click();
  await expect(page).toHaveURL(/tab=activity.*from=(\d{4}-\d\d-\d\d)&to=\1&/);
  await expect(page.getByRole("grid", { name: "Activity" }).getByRole("row", { name: /Ewa Dąbrowska/ })).toHaveCount(1);
});

test("a history without Zoom’s log says so, and shows what the console did", async ({ openAs, control }) => {
  const page = await openAs("admin");
  await archive(page, "Coffee and cake");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Archive Coffee and cake.")).toBeVisible();
  await control.fault({ operation: "listActivityLogsOfChannel", status: 500, times: 50 });
  await openChannel(page, "Coffee and cake");
  await openTab(page, "History");
  await expect(page.getByText("Who joined and left by Zoom’s log is missing here.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Archive channels/ }).first()).toBeVisible();
  await control.clearFaults();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("row", { name: /Outside the console/ }).first()).toBeVisible();
});

test("who is neither owner nor admin sees what they did themselves", async ({ openAs }) => {
  const page = await openAs("member", "/audit");
  await expect(page.getByText(/This is what you did yourself/)).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Person" })).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Archive channels/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Check that nothing was changed" }).click();
  await expect(page.getByText(/that are not yours only the hashes were checked/)).toBeVisible();
});

test("a phone’s width, an entry that is not there, and a server that cannot be reached", async ({ openAs }) => {
  const page = await openAs("admin", "/audit/999999");
  await expect(page.getByRole("link", { name: "The whole trail" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("link", { name: "The whole trail" }).click();
  await expect(page.getByRole("row", { name: /Sign in/ }).first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.route("**/api/audit/chain", (route) => route.abort());
  await page.getByRole("button", { name: "Check that nothing was changed" }).click();
  await expect(
    page.getByText("The console could not reach its server.").or(page.getByRole("alert")).first(),
  ).toBeVisible();
});
