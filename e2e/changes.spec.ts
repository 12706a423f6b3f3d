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
  await page.screenshot({ path: "/tmp/running.png" });
  await page.close();

  const other = await openAs("owner", "/changes");
  const row = other.getByRole("row", { name: /Archive \d+ channels/ });
  await expect(row).toContainText("Running");
  await expectAccessibleInEveryLook(other);
  await other.screenshot({ path: "/tmp/changes.png" });
  await row.click();
  await expect(other.getByRole("progressbar", { name: "Finished" })).toBeVisible();
  await expectAccessibleInEveryLook(other);
  await other.screenshot({ path: "/tmp/change.png" });
  await other.getByRole("button", { name: "Stop" }).click();
  await expect(other.getByText("Cancelled", { exact: true })).toBeVisible();
  await other.screenshot({ path: "/tmp/cancelled.png" });
  await other.setViewportSize({ width: 390, height: 800 });
  await other.screenshot({ path: "/tmp/cancelled-390.png" });
});
