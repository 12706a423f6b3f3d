// All channels whose owner left: which still have an active administrator, and each seen through to someone responsible.
import { expectAccessibleInEveryLook } from "../accessible.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { expect, test } from "../test.ts";
import { everyChannel } from "../zoom.ts";
import { peopleOf, rolesIn } from "./company.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("channels whose owner left are found and seen through to a successor", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/people?status=inactive");
  await inventoryRead(page);
  await page.reload();
  await page.getByRole("link", { name: "Hand over what they left…" }).click();
  const owned = page.getByRole("grid", { name: "Channels they own" });
  const row = owned.getByRole("row", { name: /Warehouse migration/ });
  await expect(row).toContainText("No owner, no active administrator");
  await expect(row).toContainText("Member; owner by hand");
  await expectAccessibleInEveryLook(page);

  // What the page lists is what Zoom has.
  const inactive = new Set((await peopleOf(page, "inactive")).map(({ email }) => email));
  const channels = await everyChannel(page, "/chat/channels", "account");
  for (const { id, name } of channels) {
    const owner = [...(await rolesIn(page, id).catch(() => new Map<string, string>()))].find(
      ([, role]) => role === "owner",
    );
    if (owner && inactive.has(owner[0]))
      await expect(owned.getByRole("row", { name: new RegExp(name.replace(/[^\w ]/g, ".")) }).first()).toBeVisible();
  }

  await page.getByRole("button", { name: "Review the plan…" }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Hand over", exact: true });
  await expect(confirm).toBeVisible({ timeout: 30_000 });
  // So many at once are ticked before.
  await page.getByRole("dialog").getByRole("checkbox").check();
  await confirm.click();
  await expect(async () => {
    await page.goto("/leavers/owners");
    await expect(page.getByRole("listitem").filter({ hasText: "Warehouse migration" })).toBeVisible({
      timeout: 10_000,
    });
  }).toPass({ timeout: 120_000 });
  await expect(page.getByRole("region", { name: "Steps in Zoom’s web portal" })).toContainText("Team Chat Management");
});
