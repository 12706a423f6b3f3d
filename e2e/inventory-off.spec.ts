// The page Inventory where none is kept.
import { expectAccessible } from "./accessible.ts";
import { expect, test } from "./test.ts";

test("the page says what it would know and how to turn it on", async ({ openAs }) => {
  const page = await openAs("admin", "/inventory");
  await expect(page.getByText("the setting INVENTORY_PERCENT is 0")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What it would know" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "How to turn it on" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/channels");
  await expect(page.getByRole("link", { name: "All channels" })).toHaveCount(0);
});

test("it is not for people whose role does not show them the account", async ({ openAs }) => {
  const page = await openAs("member", "/inventory?via=me");
  await expect(page.getByRole("heading", { name: "Your role does not allow you to see this" })).toBeVisible();
});

for (const [path, would] of [
  ["/retention", "how long each channel of the account keeps its messages"],
  ["/mention-groups", "lists the mention groups of all channels"],
] as const)
  test(`${path} says what it would show, and what can be done without`, async ({ openAs }) => {
    const page = await openAs("admin", path);
    await expect(page.getByRole("heading", { name: "This page needs the inventory" })).toBeVisible();
    await expect(page.getByText(would)).toBeVisible();
    await expect(page.getByText("INVENTORY_PERCENT")).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${path}?via=me`);
    await expect(page.getByRole("link", { name: "Use the account connection" })).toBeVisible();
  });
