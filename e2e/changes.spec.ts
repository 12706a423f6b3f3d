// What is changed runs in the server: it is followed, stopped, retried and undone from any browser, and has an address.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf, membersOf, settingsOf } from "./zoom.ts";

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
  // The newest is first; others may have archived as many before.
  const row = page.getByRole("row", { name: /Archive 2 channels/ }).first();
  await expect(row).toContainText("Discarded");
  await expect(row).toContainText("2 not tried");
});

test("what another tab changed in the meantime is left alone until somebody overwrites it", async ({ openAs }) => {
  const page = await openAs("admin");
  const { id } = await channelOf(page, "lead", "Release notes");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Rename", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Put before the name" }).fill("old ");
  await dialog.getByRole("button", { name: "Review" }).click();
  const review = page.getByRole("dialog", { name: "Rename 2 channels?" });
  await expect(review).toContainText("old Release notes");

  const other = await page.context().newPage();
  await other.goto("/channels");
  const theirs = await callZoom(other, `/chat/channels/${id}`, { method: "PATCH", body: { name: "News" } });
  expect(theirs.status).toBe(204);

  await review.getByRole("button", { name: "Rename" }).click();
  const results = page.getByRole("dialog", { name: "Rename 2 channels: results" });
  await expect(results.getByRole("listitem").filter({ hasText: "Release notes" })).toContainText("in the meantime");
  expect((await settingsOf(page, id)).name).toBe("News");
  await results.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(list.selection.getByRole("status")).toHaveText(/^1 selected/);

  await other.goto("/changes");
  await other
    .getByRole("row", { name: /Rename 2 channels/ })
    .first()
    .click();
  await other.getByRole("button", { name: "Overwrite what changed" }).click();
  await expect(other.getByRole("button", { name: "Overwrite what changed" })).toHaveCount(0);
  await expect.poll(async () => (await settingsOf(page, id)).name).toBe("old News");
});

test("whoever removes many of a channel's people at once says why", async ({ openAs }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Release notes");
  const before = await membersOf(page, id);
  await openTab(page, "Members");
  const members = page.getByRole("grid", { name: "Members" });
  const boxes = members.getByRole("checkbox", { name: /^Select (?!all)/ });
  const taken = Math.ceil(before.size / 4) + 1;
  // The first owns the channel.
  for (let at = 1; at <= taken; at++) await boxes.nth(at).check();
  const bar = page.getByRole("region", { name: "Selected members" });
  await bar.getByRole("button", { name: "Remove…" }).click();
  const review = page.getByRole("dialog", { name: `Remove ${taken} people?` });
  await expect(review.getByRole("region", { name: "Much at once" })).toContainText(
    `It removes ${taken} of the ${before.size} people in Release notes.`,
  );
  const remove = review.getByRole("button", { name: /^Remove/ });
  await expect(remove).toBeDisabled();
  await expectAccessibleInEveryLook(page);
  const reason = review.getByRole("textbox", { name: "Reason" });
  await reason.fill("  ");
  await expect(remove).toBeDisabled();
  await reason.fill("The project has ended");
  await remove.click();
  await expect(review).toHaveCount(0);
  await expect.poll(async () => (await membersOf(page, id)).size).toBe(before.size - taken);

  await page.goto("/changes");
  await page
    .getByRole("row", { name: new RegExp(`Remove ${taken} people`) })
    .first()
    .click();
  await expect(page.getByText("The project has ended")).toBeVisible();
});
