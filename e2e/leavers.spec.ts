// The page on which people who leave hand over: nobody there, not answered, by keys alone, refused in part and undone.
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { addressOf } from "./sign-in.ts";
import { tabTo } from "./tab-to.ts";
import { expect, test } from "./test.ts";
import { everyChannel } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("without a mouse someone is handed over; what Zoom refuses is told, and what was done is undone", async ({
  openAs,
  control,
}) => {
  test.slow();
  const page = await openAs("admin", "/leavers?people=nobody");
  await inventoryRead(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Nobody here" })).toBeVisible();
  await expect(page.getByText("The inventory knows nobody by 1 of these IDs.")).toBeVisible();
  await expectAccessible(page);

  await page.route(/\/api\/inventory\/leavers\?/, (route) => route.abort());
  await page.goto("/leavers");
  const whose = page.getByRole("combobox", { name: "Who leaves" });
  await expect(whose).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await tabTo(page, whose);
  await page.keyboard.type(addressOf("member"));
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/people=/);
  const again = page.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await expectAccessible(page);
  await page.unroute(/\/api\/inventory\/leavers\?/);
  await tabTo(page, again);
  await page.keyboard.press("Enter");
  const review = page.getByRole("button", { name: "Review the plan…" });
  await expect(review).toBeEnabled();

  const theirs = async () =>
    (await everyChannel(page, `/chat/users/${addressOf("member")}/channels`)).map(({ id }) => id);
  const before = await theirs();
  await control.fault({ operation: "batchRemoveMembersFromChannel", status: 400, code: 5301, times: 1 });
  await tabTo(page, review);
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Hand over", exact: true });
  // So many at once are ticked before.
  await tabTo(page, page.getByRole("dialog").getByRole("checkbox"));
  await page.keyboard.press("Space");
  await tabTo(page, confirm);
  await page.keyboard.press("Enter");
  const results = page.getByRole("dialog", { name: /: results$/ });
  await expect(results.getByRole("status")).toHaveText(/^\d+ changes done, \d+ failed/, { timeout: 60_000 });
  await expectAccessible(page);
  expect((await theirs()).length).toBeLessThan(before.length);

  await tabTo(page, results.getByRole("button", { name: "Undo what was done" }));
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await theirs()).toSorted(), { timeout: 60_000 }).toEqual(before.toSorted());
});
