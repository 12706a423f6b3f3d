import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { channelOf, everyChannel } from "./zoom.ts";

async function open(page: Page, item: string) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
  return page.getByRole("dialog", { name: item.replace("…", "") });
}

const file = (name: string, content: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

test("channels are renamed by a file as spreadsheets save it; what cannot be used comes back with its reason", async ({
  openAs,
}) => {
  const page = await openAs("admin");
  const dialog = await open(page, "Import…");
  await expectAccessibleInEveryLook(page);
  const notes = await channelOf(page, "lead", "Release notes");
  const rows = [
    "sep=;",
    "Channel;New name;Comment",
    '"coffee AND cake";"Coffee; cake";=danger',
    `${notes.id};Notes of releases;`,
    "No such channel;X;keep me",
    "Coffee and cake;Again;",
  ];
  await dialog.getByLabel("CSV file").setInputFiles(file("names.csv", `\uFEFF${rows.join("\r\n")}`));
  await expect(dialog.getByRole("combobox", { name: "New name" })).toHaveValue("1");
  await expect(dialog.getByRole("status")).toHaveText("2 channels to review. 2 rows are left out:");
  const left = dialog.getByRole("list", { name: "Rows left out" });
  await expect(left).toContainText("Line 5: No channel in this list is named “No such channel”.");
  await expect(left).toContainText("Line 6: This is already on line 3.");
  await expectAccessibleInEveryLook(page);

  const started = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download these rows" }).click();
  const back = await readFile(await (await started).path(), "utf8");
  expect(back).toBe(
    "\uFEFFChannel,New name,Comment,reason\r\nNo such channel,X,keep me,No channel in this list is named “No such channel”.\r\nCoffee and cake,Again,,This is already on line 3.\r\n",
  );

  await dialog.getByRole("button", { name: "Review 2 channels" }).click();
  const question = page.getByRole("dialog", { name: "Rename 2 channels?" });
  await question.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Done: Rename 2 channels.")).toBeVisible();
  const names = (await everyChannel(page)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["Coffee; cake", "Notes of releases"]));
  await expect(channelList(page).row("Notes of releases")).toBeVisible();

  // What came back is put right and imported again.
  const again = await open(page, "Import…");
  const fixed = back.replace("No such channel,X", "IT help desk,Help desk");
  await again.getByLabel("CSV file").setInputFiles(file("again.csv", fixed));
  await expect(again.getByRole("button", { name: "Review 1 channel" })).toBeEnabled();
});

test("people come into channels by pasted rows, with columns set by hand, and rows that fail are given back", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  const dialog = await open(page, "Import…");
  await dialog.getByRole("combobox", { name: "What to do" }).selectOption({ label: "Add people" });
  const rows =
    "where\twho\tas\nRelease notes\thelpdesk@sandbox.example\tmember\nGeneral\tnobody.here@sandbox.example\tmember";
  await dialog.getByRole("textbox", { name: "Or paste rows" }).fill(rows);
  await expect(dialog.getByRole("alert")).toHaveText("Choose the column that says which channel a row is about.");
  await dialog.getByRole("checkbox", { name: "The first row is a header" }).check();
  await dialog.getByRole("combobox", { name: "Channel name" }).selectOption({ label: "where" });
  await dialog.getByRole("combobox", { name: "Email" }).selectOption({ label: "who" });
  await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "as" });
  await expect(dialog.getByRole("status")).toHaveText("2 people to review.");
  await dialog.getByRole("button", { name: "Review 2 people" }).click();
  const question = page.getByRole("dialog", { name: /^Add nobody\.here@sandbox\.example · General/ });
  await expect(question).toContainText("They are already in the channel.");
  await question.getByRole("button", { name: "Add people" }).click();
  const results = page.getByRole("dialog", { name: /: results$/ });
  await expect(results.getByRole("region", { name: "Results" }).getByRole("status")).toHaveText(
    "0 people done, 1 failed",
  );
  await results.getByRole("button", { name: "Close" }).last().click();
  const failed = page.getByRole("dialog", { name: "1 row was not carried out" });
  await expect(failed.getByRole("list", { name: "Rows that failed" })).toContainText("Line 3: ");
  await expectAccessibleInEveryLook(page);
  const started = page.waitForEvent("download");
  await failed.getByRole("button", { name: "Download these rows" }).click();
  const back = await readFile(await (await started).path(), "utf8");
  expect(back).toMatch(/^\uFEFFwhere,who,as,reason\r\nGeneral,nobody\.here@sandbox\.example,member,.+\r\n$/);
  expect(await control.calls("inviteChannelMembers")).not.toHaveLength(0);
});

test("a pasted list selects channels for any action, and says which names mean none", async ({ openAs }) => {
  const page = await openAs("admin");
  const dialog = await open(page, "Select from a list…");
  const notes = await channelOf(page, "lead", "Release notes");
  await dialog.getByRole("textbox", { name: "Channels" }).fill(`coffee and cake\n${notes.id}\nNowhere at all`);
  await dialog.getByRole("button", { name: "Select 3 channels" }).click();
  await expect(dialog.getByText("No channel in this list is named “Nowhere at all”.")).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Channels" })).toHaveValue("Nowhere at all");
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const list = channelList(page);
  await expect(list.selection.getByRole("status")).toHaveText(/^2 selected of [\d,]+$/);
  await expect(list.box("Release notes")).toBeChecked();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Archive 2 channels?" }).getByRole("listitem")).toHaveText([
    "Release notes",
    "Coffee and cake",
  ]);
});

test("a list is imported by keyboard alone on a small screen", async ({ openAs }) => {
  const page = await openAs("lead", "/channels?tab=mine");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "More", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Select from a list…" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("combobox", { name: "What to do" }).focus();
  await page.keyboard.type("Archive");
  await dialog.getByRole("textbox", { name: "Or paste rows" }).focus();
  await page.keyboard.insertText("Company announcements");
  await expect(dialog.getByRole("status")).toHaveText("1 channel to review.");
  await expectAccessibleInEveryLook(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await dialog.getByRole("button", { name: "Review 1 channel" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Archive Company announcements?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "More", exact: true })).toBeFocused();
});
