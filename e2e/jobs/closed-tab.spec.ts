// The tab closed in the middle of a long run: the same person goes on looking elsewhere, and somebody else sees it too.
import type { Page } from "@playwright/test";
import { channelList } from "../channel-list.ts";
import { expect, test } from "../test.ts";
import { everyChannel } from "../zoom.ts";

const OPERATION = "performOperationsOnChannels";

const ended = (page: Page, count: number) => page.getByRole("status").filter({ hasText: `${count} done` });
const progress = (page: Page) => page.getByRole("progressbar", { name: "Finished" });

test("a run goes on without its tab, on another machine and before somebody else's eyes", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  const before = await everyChannel(page);
  const list = channelList(page);
  await list.table.getByRole("checkbox", { name: /^Select all/ }).click();
  await list.box("General").click();
  const count = before.length - 1;
  await control.fault({ operation: OPERATION, latencyMs: 25_000, times: 1_000 });
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  const question = page.getByRole("dialog", { name: `Archive ${count} channels?` });
  await question.getByRole("textbox", { name: "Reason" }).fill("The company closes.");
  await question.getByRole("checkbox").check();
  await question.getByRole("button", { name: "Archive" }).click();
  await expect.poll(async () => (await control.calls(OPERATION)).length).toBeGreaterThan(0);
  await page.context().close();

  // Another machine: whatever page one opens says that it runs, and leads there.
  const again = await openAs("admin", "/emoji");
  await again.getByRole("link", { name: new RegExp(`^Archive ${count} channels`) }).click();
  await expect(again.getByRole("heading", { level: 1, name: `Archive ${count} channels` })).toBeVisible();
  await expect(progress(again)).toBeVisible();

  const other = await openAs("owner", "/changes");
  const row = other.getByRole("row", { name: new RegExp(`Archive ${count} channels Running.*Daniel Achebe`) });
  await expect(row).toBeVisible();
  await row.click();
  await expect(progress(other)).toBeVisible();
  await expect(other.getByText("The company closes.")).toBeVisible();
  expect((await everyChannel(other)).length).toBeGreaterThan(1);

  await control.clearFaults();
  for (const looking of [again, other]) await expect(ended(looking, count)).toBeVisible();
  expect((await everyChannel(other)).map(({ name }) => name)).toEqual(["General"]);

  // Its result is found later too, and can be taken back by either.
  await other.getByRole("button", { name: "Undo…" }).click();
  await expect(other.getByRole("heading", { level: 1, name: `Undo: Archive ${count} channels` })).toBeVisible();
  await other.getByRole("button", { name: "Apply…" }).click();
  const apply = other.getByRole("dialog");
  await apply.getByRole("checkbox").check();
  await apply.getByRole("button", { name: "Apply" }).click();
  await expect(ended(other, count)).toBeVisible();
  expect((await everyChannel(other)).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
});
