// What a notice tells is taken back by the change's ID, to its end or in part, and shows with whoever looks at it.
import type { Page } from "@playwright/test";
import { channelList } from "./channel-list.ts";
import { chooseAction, done, openChannel } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { channelOf } from "./zoom.ts";

async function archiveBoth(page: Page): Promise<void> {
  for (const name of ["Coffee and cake", "Release notes"]) await channelList(page).box(name).click();
  await channelList(page).selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog", { name: "Archive 2 channels?" }).getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archive 2 channels: done.")).toBeVisible();
}

test("what cannot be taken back of several is said, with the way to why", async ({ control, openAs }) => {
  const page = await openAs("admin");
  await expect(channelList(page).row("Release notes")).toBeVisible();
  const { id } = await channelOf(page, "admin", "Release notes");
  await archiveBoth(page);
  await control.elsewhere("account", `DELETE /chat/channels/${id}`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone for 1 of 2: Archive 2 channels.")).toBeVisible();
  await expect(channelList(page).row("Coffee and cake")).toBeVisible();
  await page.getByRole("link", { name: "See the change" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Undo: Archive 2 channels" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Release notes/ })).toContainText("Failed");
});

test("an undo that fails says so, and can be pressed again", async ({ openAs, control }) => {
  const page = await openAs("admin");
  await archiveBoth(page);
  await control.fault({ operation: "performOperationsOnChannels", status: 400, code: 5301, message: "No.", times: 9 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^Undo failed\. /)).toBeVisible();
  await control.clearFaults();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Archive 2 channels.")).toBeVisible();
  await expect(channelList(page).row("Coffee and cake")).toBeVisible();
});

test("what one person does and takes back shows at once with another who looks at the channel", async ({ openAs }) => {
  const daniel = await openAs("admin");
  const id = await openChannel(daniel, "Coffee and cake");
  const owner = await openAs("owner", `/channels/${id}?via=account`);
  const archived = owner.getByText("The channel is archived. Unarchive it first.").first();
  await expect(owner.getByRole("heading", { level: 1, name: "Coffee and cake" })).toBeVisible();
  await (await chooseAction(daniel, "Archive…")).getByRole("button", { name: "Archive" }).click();
  await expect(archived).toBeVisible();
  await done(daniel, "is archived").getByRole("button", { name: "Undo" }).click();
  await expect(done(daniel, "Undone: Archive Coffee and cake.")).toBeVisible();
  await expect(archived).toHaveCount(0);
});
