// Two hundred public channels archived in one go: of a pasted list, or all that a filter leaves; and back.
import type { Page } from "@playwright/test";
import { grouped } from "../../domain/grouped.ts";
import { channelList } from "../channel-list.ts";
import { expect, test } from "../test.ts";
import { callZoom, everyChannel, type ListedChannel } from "../zoom.ts";

const COUNT = 200;

/** Archives what is selected; it is much of the list, so that a reason is asked for. */
async function archiveSelected(page: Page, count: number): Promise<void> {
  await channelList(page).selection.getByRole("button", { name: "Archive", exact: true }).click();
  const question = page.getByRole("dialog", { name: `Archive ${count} channels?` });
  await question.getByRole("textbox", { name: "Reason" }).fill("Nobody wrote there for months.");
  await question.getByRole("checkbox", { name: `Archive ${count} channels` }).check();
  await question.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`Archive ${count} channels: done.`)).toBeVisible({ timeout: 60_000 });
}

const idsOf = (channels: readonly ListedChannel[]) => channels.map(({ id }) => id).sort();

/** Lists of Zoom leave archived channels out; of the mention groups of one it says that it is archived. */
async function expectArchived(page: Page, before: readonly ListedChannel[], archived: readonly ListedChannel[]) {
  const left = await everyChannel(page);
  expect(idsOf([...left, ...archived])).toEqual(idsOf(before));
  for (const { id } of archived.slice(0, 3))
    expect(JSON.stringify((await callZoom(page, `/chat/channels/${id}/mention_group`)).body)).toContain("archived");
}

test("a pasted list of names, IDs and links", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 240 });
  const page = await openAs("admin");
  const before = await everyChannel(page);
  const sameName = grouped(before, ({ name }) => name.toLowerCase());
  const chosen = before.filter(({ name }) => sameName.get(name.toLowerCase())?.length === 1).slice(1, COUNT + 1);
  const lines = chosen.map(({ id, name }, at) =>
    at % 10 === 0 ? id : at % 10 === 1 ? `https://zoom.us/launch/chat?channel=${id}` : name,
  );

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Select from a list…" }).click();
  const dialog = page.getByRole("dialog", { name: "Select from a list" });
  await dialog.getByRole("textbox", { name: "Channels" }).fill([...lines, "Nowhere at all"].join("\n"));
  await dialog.getByRole("button", { name: `Select ${COUNT + 1} channels` }).click();
  await expect(dialog).toContainText("No channel in this list is named “Nowhere at all”.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(channelList(page).selection.getByRole("status")).toContainText(`${COUNT} selected`);
  await archiveSelected(page, COUNT);
  await expectArchived(page, before, chosen);
});

test("all that a filter leaves, taken back afterwards", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 320 });
  const page = await openAs("admin", "/channels?name=a");
  const before = await everyChannel(page);
  const matching = before.filter(({ name }) => /a/i.test(name) && name !== "General");
  expect(matching.length).toBeGreaterThanOrEqual(COUNT);
  const list = channelList(page);
  await list.table.getByRole("checkbox", { name: /^Select all/ }).click();
  await list.box("General").click();
  await expect(list.selection.getByRole("status")).toContainText(`${matching.length} selected`);
  await archiveSelected(page, matching.length);
  await expectArchived(page, before, matching);

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText(/^Undone: Archive/)).toBeVisible({ timeout: 60_000 });
  expect(idsOf(await everyChannel(page))).toEqual(idsOf(before));
});
