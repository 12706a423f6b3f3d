// What is changed runs in the server: it is followed, stopped, retried and undone from any browser, and has an address.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { channelOf, settingsOf } from "./zoom.ts";

test("a long change goes on without its tab; somebody else follows, stops and undoes it", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  const list = channelList(page);
  await list.table.getByRole("checkbox", { name: /^Select all/ }).click();
  await expect(list.selection.getByRole("status")).toHaveText(/^\d+ selected/);
  await control.fault({ operation: "performOperationsOnChannels", latencyMs: 25_000, times: 1_000 });
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  const question = page.getByRole("dialog", { name: /^Archive \d+ channels\?$/ });
  await question.getByRole("checkbox").check();
  await question.getByRole("textbox", { name: "Reason" }).fill("The company closes.");
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
  await expect(other.getByText(/^Stopped/).first()).toBeVisible();
  await control.clearFaults();
  await expect(other.getByRole("link", { name: /^In progress/ })).toHaveCount(0);
  await other.getByRole("link", { name: /^Failed/ }).click();
  await expect(other).toHaveURL(/status=failed/);
  await expect(other.getByRole("row", { name: /General/ })).toContainText("the account’s default channel.");

  await other.getByRole("button", { name: "Undo…" }).click();
  await expect(other.getByRole("heading", { level: 1, name: /^Undo: Archive \d+ channels$/ })).toBeVisible();
  await other.getByRole("button", { name: "Apply…" }).click();
  // How many were archived before it was stopped differs, and many want a tick.
  const apply = other.getByRole("dialog").getByRole("button", { name: "Apply" });
  const tick = other.getByRole("dialog").getByRole("checkbox");
  await expect(apply).toBeVisible();
  if (await tick.isVisible()) await tick.check();
  await apply.click();
  await expect(other.getByText("Done", { exact: true }).first()).toBeVisible();
  const undone = other.url();
  await other
    .getByRole("definition")
    .getByRole("link", { name: /^Archive \d+ channels$/ })
    .click();
  await expect(other.getByRole("heading", { level: 1, name: /^Archive \d+ channels$/ })).toBeVisible();
  // Each knows the other, and what is undone is not undone again.
  await expect(other.getByText(/^Undone: .* by /)).toBeVisible();
  await expect(other.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  await expectAccessibleInEveryLook(other);
  await other
    .getByText(/^Undone: /)
    .getByRole("link")
    .click();
  await expect(other).toHaveURL(undone);
});

test("what was stopped is carried out by nobody who has not read and confirmed it again", async ({
  openAs,
  control,
}) => {
  const page = await openAs("owner");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes"]) await list.box(name).click();
  await control.fault({ operation: "updateChannel", latencyMs: 25_000, times: 10 });
  await list.selection.getByRole("button", { name: "Rename", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Put before the name" }).fill("old ");
  await dialog.getByRole("button", { name: "Review" }).click();
  await page.getByRole("dialog", { name: "Rename 2 channels?" }).getByRole("button", { name: "Rename" }).click();
  const other = await page.context().newPage();
  await other.goto("/changes?status=running");
  await other.getByRole("row", { name: /Rename 2 channels/ }).click();
  await other.getByRole("button", { name: "Stop" }).click();
  await expect(other.getByText(/^Stopped/).first()).toBeVisible();
  await control.clearFaults();
  const again = other.getByRole("button", { name: "Plan the rest again…" });
  await expect(again).toBeVisible();
  await expect(other.getByRole("button", { name: /^Retry/ })).toHaveCount(0);
  const stopped = other.url();
  await again.click();
  await expect(other.getByRole("button", { name: "Apply…" })).toBeVisible();
  expect(other.url()).not.toBe(stopped);
  await expect(other.getByRole("link", { name: "the change that was stopped" })).toBeVisible();
  await expectAccessibleInEveryLook(other);
  // The call that was under way ends within this company, not within that of the next test.
  const path = `/api${new URL(stopped).pathname}`;
  const sending = async () =>
    ((await (await other.request.get(path)).json()) as { counts: { sending?: number } }).counts.sending ?? 0;
  await expect.poll(sending, { timeout: 40_000 }).toBe(0);
});

test("a plan that was given up in its dialog is in no list, and one that is discarded says that nothing was tried", async ({
  openAs,
}) => {
  const page = await openAs("admin");
  const list = channelList(page);
  const planned = async () => {
    const answer = await page.request.get("/api/changes");
    return ((await answer.json()) as { changes: { id: string }[] }).changes.map(({ id }) => id);
  };
  const before = await planned();
  for (const name of ["Coffee and cake", "Release notes"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Archive 2 channels?" });
  await expect.poll(planned).toHaveLength(before.length + 1);
  const [id] = await planned();
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toHaveCount(0);
  await expect.poll(planned).toEqual(before);

  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await expect.poll(planned).toHaveLength(before.length + 1);
  const [kept] = await planned();
  expect(kept).not.toBe(id);
  // A plan that is left for its own page is kept, one that is left with its page is not.
  await question.getByRole("link", { name: "See every item of the plan" }).click();
  await expect(page).toHaveURL(new RegExp(`/changes/${kept}`));
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("2 not tried")).toBeVisible();
  expect(await planned()).toContain(kept);

  await page.goto("/channels");
  for (const name of ["Coffee and cake", "Release notes"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await expect.poll(planned).toHaveLength(before.length + 2);
  await page.goto("/changes");
  await expect.poll(planned).toHaveLength(before.length + 1);
});

test("what another tab changed in the meantime is left alone until somebody overwrites it", async ({
  control,
  openAs,
}) => {
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
  await control.elsewhere("account", `PATCH /chat/channels/${id}`, { name: "News" });

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
  await other.getByRole("button", { name: "Overwrite what changed…" }).click();
  const asked = other.getByRole("dialog", { name: "Overwrite what changed?" });
  // What it was, what it is and what it was to be, before anything is done.
  for (const name of ["Release notes", "News", "old Release notes"]) await expect(asked).toContainText(name);
  expect((await settingsOf(page, id)).name).toBe("News");
  await expectAccessibleInEveryLook(other);
  await asked.getByRole("button", { name: "Overwrite" }).click();
  await expect(other.getByRole("button", { name: "Overwrite what changed…" })).toHaveCount(0);
  // What was planned, not the pattern on what they called it.
  await expect.poll(async () => (await settingsOf(page, id)).name).toBe("old Release notes");

  // One of both is undone.
  await other.reload();
  await other
    .getByRole("row", { name: /Coffee and cake/ })
    .getByRole("checkbox")
    .click();
  await other.getByRole("button", { name: "Undo this item…" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Undo: Rename Coffee and cake" })).toBeVisible();
  await other.getByRole("button", { name: "Apply" }).click();
  await expect(other.getByText("Done", { exact: true }).first()).toBeVisible();
  expect((await settingsOf(page, id)).name).toBe("old Release notes");
  await other.getByRole("definition").getByRole("link", { name: "Rename 2 channels" }).click();
  await expect(other.getByText("1 of 2 undone")).toBeVisible();
  await expect(other.getByRole("button", { name: "Undo the rest…" })).toBeVisible();
});

test("a change is found by a channel it is about, by its kind and by its days, and a link finds it again", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/channels");
  const { box, selection } = channelList(page);
  // No other test has a change of both.
  for (const name of ["dxb-commute", "sailing"]) await box(name).click();
  await selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archive 2 channels: done.")).toBeVisible();

  await page.goto("/changes");
  // Changes of other tests may be about the same channels.
  const found = page.getByRole("row", { name: /Archive 2 channels/ });
  const search = page.getByRole("searchbox", { name: "Search changes" });
  const none = page.getByRole("heading", { name: "No changes match the filters" });
  await search.fill("commute sailing 2 nowhere");
  await expect(none).toBeVisible();
  await search.fill("commute sailing 2 CHANNELS");
  await expect(found).toHaveCount(1);
  await expect(page).toHaveURL(/find=commute\+sailing\+2\+CHANNELS/);
  await page.getByRole("combobox", { name: "Action" }).selectOption("Leave channels");
  await expect(none).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("combobox", { name: "Action" }).selectOption("Archive channels");
  await expect(found).toHaveCount(1);
  await page.reload();
  await expect(found).toHaveCount(1);
  await expectAccessibleInEveryLook(page);
  await page.goto(`${page.url()}&from=2020-01-01&to=2020-01-02`);
  await expect(none).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Clear filters" }).first().click();
  await expect(found.first()).toBeVisible();
  await expect(page).not.toHaveURL(/[?&](find|what|from)=/);
});
