// What may be wrong in the account: counted, snoozed, set, and led to the list.
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { inventoryRead, lookingAtInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [lookingAtInventory, { scope: "worker" }] });

const item = (page: Page, title: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });

test("whoever may only look is offered no snooze, and is told what their role does not show", async ({ openAs }) => {
  const page = await openAs("channel-viewer", "/findings");
  await inventoryRead(page);
  await page.reload();
  await expect(item(page, "Nothing has happened for a long time")).toContainText("does not show you what this counts");
  await expect(page.getByRole("button", { name: /^Snooze/ })).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("a finding about people leads to the list of them", async ({ openAs }) => {
  const page = await openAs("admin", "/findings");
  await inventoryRead(page);
  await page.reload();
  await item(page, "People in no directory group")
    .getByRole("link", { name: /^See the/ })
    .click();
  await expect(page).toHaveURL(/\/people\?.*group=none/);
  await expect(page.getByRole("grid", { name: "People" }).getByRole("row").nth(1)).toBeVisible();
});

test("single channels and people of a finding are snoozed in its list, shown with their reason, and counted again", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/findings");
  await inventoryRead(page);
  await page.reload();
  for (const [title, noun] of [
    ["Only the owner can run the channel", "channel"],
    ["People in no directory group", "person"],
  ] as const) {
    const finding = item(page, title);
    const see = finding.getByRole("link", { name: /^See the/ });
    const count = Number(/\d+/.exec((await see.textContent()) ?? "")?.[0]);
    await see.click();
    const grid = page.getByRole("grid");
    await expect(grid).toHaveAttribute("aria-rowcount", `${count + 1}`);
    await grid.getByRole("row").nth(1).getByRole("checkbox").click();
    await page.getByRole("button", { name: "Snooze…" }).click();
    const dialog = page.getByRole("dialog", { name: `Snooze 1 ${noun}` });
    await expect(dialog).toContainText(`The finding “${title}” leaves them out`);
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Known, and meant so.");
    await dialog.getByRole("button", { name: "Snooze" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(grid).toHaveAttribute("aria-rowcount", `${count}`);

    await page.goto("/findings");
    await expect(finding).toContainText(`1 ${noun} snoozed and not counted.`);
    await finding.getByRole("button", { name: /^Show what is snoozed/ }).click();
    const snoozed = page.getByRole("dialog", { name: `Snoozed: ${title}` });
    await expect(snoozed).toContainText(/Until .* by .*: Known, and meant so\./);
    await expectAccessibleInEveryLook(page);
    await snoozed.getByRole("button", { name: /^End the snooze of / }).click();
    await expect(snoozed).toContainText("Nothing is snoozed any more.");
    await snoozed.getByRole("button", { name: "Close" }).last().click();
    await expect(see).toContainText(`See the ${count}`);
  }
});
