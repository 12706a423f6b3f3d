// Deletions of several channels that come later.
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { deleteLater } from "./delete-later.ts";
import { expect, test } from "./test.ts";

const dialog = (page: Page) => page.getByRole("dialog");

test("rows that are archived now and deleted later are not selected any more", async ({ openAs }) => {
  const page = await openAs("owner");
  const list = channelList(page);
  await deleteLater(page, ["IT help desk", "Release notes"]);
  const notice = page.getByText(/^Archived, and going to be deleted on/);
  await expect(notice).toBeVisible();
  await expect(list.selection).toHaveCount(0);
  // The notice calls it off by itself, and leads to its page.
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByText("Called off: Archive, then delete 2 channels.")).toBeVisible();
  await page.getByRole("link", { name: "See the change" }).click();
  await expect(page.getByText("This was called off before the rest began")).toBeVisible();
});

test("nothing is deleted later where it could not be archived now", async ({ openAs, control }) => {
  const page = await openAs("owner");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog(page).getByRole("radio", { name: "Archive now, delete on a day" }).check();
  await dialog(page).getByRole("textbox", { name: /^Type/ }).fill("delete 2 channels");
  await control.fault({ operation: "performOperationsOnChannels", status: 400, code: 300, message: "No.", times: 100 });
  await dialog(page).getByRole("button", { name: "Schedule" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("0 channels done, 2 failed");
  await page.goto("/changes?status=scheduled");
  await expect(page.getByRole("heading", { name: "No changes match the filters" })).toBeVisible();
});
