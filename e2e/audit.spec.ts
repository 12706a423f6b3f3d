// Who did what is found again, undone from there, exported, and checked by the browser itself.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";

const NAME = "Release notes";

// A trail of its own: nothing of other tests stands in it.
test.use({ stackOptions: { server: { AUDIT_DAYS: "30" } } });

async function archive(page: Page, name: string): Promise<void> {
  const list = channelList(page);
  await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Archive ${name}?` });
  await dialog.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`Done: Archive ${name}.`)).toBeVisible();
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
  await page.getByRole("searchbox", { name: "To what" }).fill(NAME.toLowerCase());
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
  await expect(page.getByRole("row", { name: new RegExp(`${NAME} Is archived No Yes`) })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("link", { name: "Undo this…" }).click();
  await page.getByRole("button", { name: "Undo…" }).click();
  await page.getByRole("button", { name: "Apply…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
});

test("a channel’s page has its history, and the keyboard opens an entry", async ({ openAs }) => {
  const page = await openAs("admin");
  await archive(page, "Coffee and cake");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Archive Coffee and cake.")).toBeVisible();
  await openChannel(page, "Coffee and cake");
  await openTab(page, "History");
  await expect(page.getByRole("row", { name: /Undo archive channels/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Archive channels/ }).first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  // The newest first: the way back, then what it takes back.
  await expect(page.getByRole("row", { name: /Undo archive channels/ })).toBeVisible();
  await page.getByRole("grid", { name: "Audit trail" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Archive channels" })).toBeVisible();
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
