// Forty channels renamed to a convention, and back.
import { channelList } from "../channel-list.ts";
import { expect, test } from "../test.ts";
import { everyChannel } from "../zoom.ts";

test("forty channels are renamed to a convention, and back", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  const before = new Map((await everyChannel(page)).map(({ id, name }) => [id, name]));
  await list.box("Coffee and cake").click();
  await list.table.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  for (let count = 1; count < 40; count += 1) await page.keyboard.press("Shift+ArrowDown");
  await expect(list.selection.getByRole("status")).toContainText("40 selected");
  await list.selection.getByRole("button", { name: "Rename" }).click();
  const dialog = page.getByRole("dialog", { name: "Rename 40 channels" });
  await dialog.getByRole("textbox", { name: "Put before the name" }).fill("acme-");
  await dialog.getByRole("button", { name: "Review" }).click();
  const review = page.getByRole("dialog", { name: /^Rename \d+ channels\?$/ });
  const reason = review.getByRole("textbox", { name: "Reason" });
  await expect(review.getByRole("region", { name: "A large change" })).toContainText(
    `It changes 40 of the ${before.size} channels in the list.`,
  );
  await reason.fill("The naming convention of November.");
  await review.getByRole("checkbox", { name: "Rename 40 channels" }).check();
  await review.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Rename 40 channels: done.")).toBeVisible({ timeout: 60_000 });
  const renamed = (await everyChannel(page)).filter(({ name }) => name.startsWith("acme-"));
  expect(renamed).toHaveLength(40);
  for (const { id, name } of renamed) expect(name).toBe(`acme-${before.get(id)}`);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect
    .poll(async () => new Map((await everyChannel(page)).map(({ id, name }) => [id, name])), { timeout: 60_000 })
    .toEqual(before);
});
