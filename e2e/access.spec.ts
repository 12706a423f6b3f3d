// Who can do what: an administrator gives a role over some channels, and whoever has it can do inside what they cannot outside.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("roles are shown with what they allow, to whoever gives them", async ({ openAs }) => {
  const page = await openAs("admin", "/inventory");
  await inventoryRead(page);
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Access", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No roles have been given yet" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("navigation", { name: "Parts of access" }).getByRole("link", { name: "Roles" }).click();
  await page.getByText("Help desk", { exact: true }).click();
  await expect(page.getByText("Add members").first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  const member = await openAs("member", "/access");
  await expect(member.getByRole("heading", { name: "Your role does not show you who can do what" })).toBeVisible();
  await expectAccessibleInEveryLook(member);
});
