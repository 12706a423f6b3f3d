// The page Inventory: how far the account is known, how true, and what keeps it so.
import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { expect, test } from "./test.ts";

const reading = {
  sandbox: { SANDBOX_PLAN: "business" },
  // So little that the first read is in progress as long as the spec.
  server: { INVENTORY_PERCENT: "10" },
  // As a console without settings has it.
  database: "pglite",
} as const;

test.use({ stackOptions: [reading, { scope: "worker" }] });

test("its progress is told, and it is paused and resumed before the eyes of others", async ({ openAs }) => {
  const page = await openAs("admin", "/inventory");
  const progress = page.getByRole("region", { name: "Progress" });
  await expect(progress).toContainText("The account is being read for the first time");
  await expect(progress).toContainText(/about .+ left/);
  await expectAccessible(page);

  // Whoever does it, an open page follows.
  const other = await openAs("owner", "/inventory");
  await other.getByRole("button", { name: "Pause" }).click();
  await expect(progress).toContainText("Paused");
  await expect(progress).toContainText(/paused it on/);
  await page.goto("/channels?tab=all");
  await expect(page.getByText("The inventory is paused")).toBeVisible();
  await expect(page.getByRole("link", { name: /paused: \d+ % known/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/inventory");
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(progress).toContainText("The account is being read for the first time");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
});

test("whoever may not pause it sees how far it is", async ({ openAs }) => {
  const page = await openAs("channel-viewer", "/inventory");
  await expect(page.getByRole("region", { name: "Progress" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause" })).toHaveCount(0);
  await page.goto("/channels");
  await expect(page.getByRole("link", { name: "Public channels" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "All channels" }).click();
  await expect(page.getByRole("link", { name: /still reading: \d+ % known/ })).toBeVisible();
});

test("for how long what is gone is kept is set where it is told", async ({ openAs }) => {
  const viewer = await openAs("channel-viewer", "/inventory");
  const kept = (page: Page) => page.getByRole("region", { name: "How long it is kept" });
  await expect(kept(viewer)).toContainText("Owners and administrators of the account can delete");
  await expect(kept(viewer).getByRole("button")).toHaveCount(0);

  const page = await openAs("admin", "/inventory");
  await kept(page).getByRole("button", { name: "Change…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "How long is what is gone kept?" });
  const days = dialog.getByRole("textbox", { name: "Days" });
  await days.fill("none");
  await expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  await days.fill("3");
  await expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: /^Permanently delete/ }).check();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(kept(page)).toContainText("3 days later");
  await expectAccessibleInEveryLook(page);
});
