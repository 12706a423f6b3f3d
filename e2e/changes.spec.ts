// What is changed runs in the server: it is followed, stopped, retried and undone from any browser, and has an address.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";

test("a long change goes on without its tab; somebody else follows, stops and undoes it", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  const list = channelList(page);
  await list.table.getByRole("checkbox", { name: /^Select all/ }).click();
  await expect(list.selection.getByRole("status")).toHaveText(/^\d+ selected/);
  await control.fault({ operation: "performOperationsOnChannels", latencyMs: 9_000, times: 1_000 });
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  const question = page.getByRole("dialog", { name: /^Archive \d+ channels\?$/ });
  await question.getByRole("checkbox").check();
  await question.getByRole("button", { name: "Archive" }).click();
  const running = page.getByRole("dialog", { name: /^Archive \d+ channels$/ });
  await expect(running.getByRole("progressbar")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await running.getByRole("button", { name: "Leave it running" }).click();
  // In the frame of every page.
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Emoji" }).click();
  await expect(page.getByRole("link", { name: /^Archive \d+ channels/ })).toBeVisible();
  await page.close();

  const other = await openAs("owner", "/changes");
  // Others were archived in this company before.
  const row = other.getByRole("row", { name: /Archive \d+ channels Running/ });
  await expect(row).toBeVisible();
  await expectAccessibleInEveryLook(other);
  await row.click();
  await expect(other.getByRole("progressbar", { name: "Finished" })).toBeVisible();
  await expectAccessibleInEveryLook(other);
  await other.getByRole("button", { name: "Stop" }).click();
  await expect(other.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(other.getByRole("link", { name: /^In progress/ })).toHaveCount(0);
  await other.getByRole("link", { name: /^Failed/ }).click();
  await expect(other).toHaveURL(/status=failed/);
  await expect(other.getByRole("row", { name: /General/ })).toContainText("A default channel.");

  await control.clearFaults();
  await other.getByRole("button", { name: "Undo…" }).click();
  await expect(other.getByRole("heading", { level: 1, name: /^Undo: Archive \d+ channels$/ })).toBeVisible();
  await other.getByRole("button", { name: "Apply…" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await expect(other.getByText("Done", { exact: true }).first()).toBeVisible();
  await other.getByRole("link", { name: "the change before" }).click();
  await expect(other.getByRole("heading", { level: 1, name: /^Archive \d+ channels$/ })).toBeVisible();
});

test("a plan that was discarded says that nothing of it was tried", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog", { name: "Archive 2 channels?" }).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Changes" }).click();
  const row = page.getByRole("row", { name: /Archive 2 channels/ });
  await expect(row).toContainText("Discarded");
  await expect(row).toContainText("2 not tried");
});
