import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { countPublicChannels, everyChannel } from "./zoom.ts";

async function select(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await channelList(page).box(name).click();
  await expect(channelList(page).selection.getByRole("status")).toHaveText(
    new RegExp(`^${names.length} selected of [\\d,]+$`),
  );
}

const press = (page: Page, name: string) =>
  channelList(page).selection.getByRole("button", { name, exact: true }).click();

const results = (page: Page) => page.getByRole("region", { name: "Results" });

test("channels are archived together, on either connection", async ({ openAs, control }) => {
  const page = await openAs("admin");
  await select(page, ["Coffee and cake", "Release notes"]);
  await press(page, "Archive");
  const dialog = page.getByRole("dialog", { name: "Archive 2 channels?" });
  await expect(dialog.getByRole("listitem")).toHaveText(["Coffee and cake", "Release notes"]);
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archive 2 channels: done.")).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(channelList(page).selection).toBeHidden();

  await page.goto("/channels?tab=mine");
  await select(page, ["Company announcements"]);
  await press(page, "Archive");
  await page
    .getByRole("dialog", { name: "Archive Company announcements?" })
    .getByRole("button", { name: "Archive" })
    .click();
  await expect(page.getByText("Archive Company announcements: done.")).toBeVisible();
  expect(await control.calls("performOperationsOnChannels")).toHaveLength(2);
  await expect(channelList(page).row("Company announcements")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Archive Company announcements.")).toBeVisible();
  await expect(channelList(page).row("Company announcements")).toBeVisible();
});

test("an answer of success in which every channel failed is shown as failed", async ({ openAs, control }) => {
  const page = await openAs("admin");
  await select(page, ["General", "Coffee and cake"]);
  await press(page, "Unarchive");
  await page.getByRole("dialog", { name: "Unarchive 2 channels?" }).getByRole("button", { name: "Unarchive" }).click();
  const dialog = page.getByRole("dialog", { name: "Unarchive 2 channels: results" });
  await expect(results(page).getByRole("status")).toHaveText("0 channels done, 1 failed, 1 unchanged");
  await expect(results(page).getByRole("listitem").filter({ hasText: "General" })).toContainText(
    /the account’s default channel\..*\(code 3214\)/,
  );
  await expect(results(page).getByRole("listitem").filter({ hasText: "Coffee and cake" })).toContainText(
    "Coffee and cake",
  );
  await expectAccessibleInEveryLook(page);
  expect((await control.calls("performOperationsOnChannels")).map(({ status }) => status)).toEqual([200]);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(channelList(page).selection.getByRole("status")).toHaveText(/^1 selected of [\d,]+$/);
  await expect(channelList(page).box("General")).toBeChecked();
});

test("what failed of many stays selected, and is not offered again where nothing can change", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  await select(page, ["IT help desk", "General", "Coffee and cake"]);
  await press(page, "Archive");
  await page.getByRole("dialog", { name: "Archive 3 channels?" }).getByRole("button", { name: "Archive" }).click();
  await expect(results(page).getByRole("status")).toHaveText("2 channels done, 1 failed");
  await expect(results(page).getByRole("listitem").first()).toContainText("General");
  await expect(results(page).getByRole("button", { name: "Retry failed" })).toHaveCount(0);
  expect(await control.calls("performOperationsOnChannels")).toHaveLength(1);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(channelList(page).selection.getByRole("status")).toHaveText(/^1 selected of [\d,]+$/);
});

test("many channels are archived a few at a time, after a deliberate tick", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  const names = (await everyChannel(page)).slice(1, 31).map(({ name }) => name);
  await list.box(names[0] ?? "").click();
  await list.table.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  for (let count = 1; count < names.length; count += 1) await page.keyboard.press("Shift+ArrowDown");
  await expect(list.selection.getByRole("status")).toHaveText(/^30 selected of [\d,]+$/);
  await press(page, "Archive");
  const dialog = page.getByRole("dialog", { name: "Archive 30 channels?" });
  await dialog.getByRole("button", { name: "Show the other 22" }).click();
  await expect(dialog.getByRole("listitem").filter({ hasText: names.at(-1) ?? "" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Archive" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "Archive 30 channels" }).check();
  // More than a quarter of the list.
  await expect(dialog.getByRole("button", { name: "Archive" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Their teams were dissolved.");
  await dialog.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archive 30 channels: done.")).toBeVisible();
  expect(await control.calls("performOperationsOnChannels")).toHaveLength(2);
});

test("a channel is deleted only when its name is typed, and leaves the list", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  const total = await countPublicChannels(page);
  await select(page, ["Coffee and cake"]);
  await press(page, "Delete");
  const dialog = page.getByRole("dialog", { name: "Delete Coffee and cake?" });
  const remove = dialog.getByRole("button", { name: "Delete" });
  await expectAccessibleInEveryLook(page);
  await expect(remove).toBeDisabled();
  const phrase = dialog.getByRole("textbox", { name: "Type “Coffee and cake” to confirm" });
  await phrase.fill("coffee and cake");
  await expect(remove).toBeDisabled();
  await phrase.press("Enter");
  await expect(dialog).toBeVisible();
  await phrase.fill("Coffee and cake");
  await remove.click();
  await expect(page.getByText("Delete Coffee and cake: done.")).toBeVisible();
  await expect(list.row("Coffee and cake")).toHaveCount(0);
  await expect(list.row("General")).toBeVisible();
  await expect(list.end).toHaveText(`${total - 1} channels, all loaded`);
  expect(await countPublicChannels(page)).toBe(total - 1);
});

test("channels one may not delete are named with the reason", async ({ openAs }) => {
  const page = await openAs("lead");
  const list = channelList(page);
  await select(page, ["Coffee and cake", "Release notes"]);
  await press(page, "Delete");
  const dialog = page.getByRole("dialog", { name: "Delete Release notes?" });
  await expect(dialog.getByRole("region", { name: "Left out" }).getByRole("listitem")).toHaveText(["Coffee and cake"]);
  await dialog.getByRole("textbox", { name: "Type “Release notes” to confirm" }).fill("Release notes");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(list.row("Release notes")).toHaveCount(0);
  await expect(list.row("Coffee and cake")).toBeVisible();
});

test("channels are renamed to a convention, and a name that is taken is left out beforehand", async ({ openAs }) => {
  const page = await openAs("admin");
  await select(page, ["Release notes", "sailing", "cooking"]);
  await press(page, "Rename");
  const dialog = page.getByRole("dialog", { name: "Rename 3 channels" });
  await expect(dialog.getByRole("button", { name: "Review" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Find", exact: true }).fill("ing");
  await dialog.getByRole("textbox", { name: "Replace with" }).fill("ing club");
  await expect(dialog.getByRole("region", { name: "New names" }).getByRole("listitem")).toHaveText([
    "sailing → sailing club",
    "cooking → cooking club",
  ]);
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("textbox", { name: "Find", exact: true }).fill("");
  await dialog.getByRole("textbox", { name: "Replace with" }).fill("");
  await dialog.getByRole("textbox", { name: "Put before the name" }).fill("emea-");
  await dialog.getByRole("button", { name: "Review" }).click();
  const review = page.getByRole("dialog", { name: "Rename 3 channels?" });
  await expect(review.getByText("Name: sailing → emea-sailing")).toBeVisible();
  await review.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Rename 3 channels: done.")).toBeVisible();
  const names = (await everyChannel(page)).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["emea-sailing", "emea-cooking", "emea-Release notes"]));
  await expect(channelList(page).row("emea-sailing")).toBeVisible();

  // The name another one has.
  await select(page, ["Coffee and cake", "emea-sailing"]);
  await press(page, "Rename");
  const second = page.getByRole("dialog", { name: "Rename 2 channels" });
  await second.getByRole("textbox", { name: "Find", exact: true }).fill("emea-sailing");
  await second.getByRole("textbox", { name: "Replace with" }).fill("emea-cooking");
  await second.getByRole("button", { name: "Review" }).click();
  const nothing = page.getByRole("dialog", { name: "Nothing to change" });
  await expect(nothing.getByRole("region", { name: "Left out" })).toContainText(
    "Another channel already has this name. emea-sailing",
  );
  // Back is what was typed.
  await nothing.getByRole("button", { name: "Back" }).click();
  await expect(second.getByRole("textbox", { name: "Replace with" })).toHaveValue("emea-cooking");
  await second.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(channelList(page).row("sailing")).toBeVisible();
});

test("a long deletion can be stopped; what was not begun is told", async ({ openAs, control }) => {
  const page = await openAs("admin");
  await control.fault({ operation: "deleteChannel", latencyMs: 3_000, times: 100 });
  await select(page, [
    "Release notes",
    "Coffee and cake",
    "IT help desk",
    "Partner onboarding",
    "Company announcements",
    "sailing",
    "cooking",
  ]);
  await press(page, "Delete");
  const dialog = page.getByRole("dialog", { name: "Delete 7 channels?" });
  await expect(dialog).toContainText("The channels, their messages and their files are deleted for everyone.");
  await dialog.getByRole("textbox").fill("delete 7 channels");
  await dialog.getByRole("button", { name: "Delete" }).click();
  const running = page.getByRole("dialog", { name: "Delete 7 channels" });
  await expect(running.getByRole("progressbar", { name: "Running" })).toBeVisible();
  await running.getByRole("button", { name: "Stop" }).click();
  await expect(results(page).getByRole("status")).toHaveText(/^\d channels? done, \d not tried$/);
  const done = Number(/^\d/.exec((await results(page).getByRole("status").textContent()) ?? "")?.[0]);
  expect(await control.calls("deleteChannel")).toHaveLength(done);
});
