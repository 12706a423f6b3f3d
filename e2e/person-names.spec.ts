// Wherever a person is named, their name leads to their page; who has no inventory to read it from sees the name alone.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";
import { channelOf } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const WHO = "Ewa Dąbrowska";
const BY = "Daniel Achebe";

/** That the first link with this name leads to the person's page. */
async function leadsTo(page: Page, name: string, within = page.getByRole("main")): Promise<void> {
  const from = page.url();
  await within.getByRole("link", { name, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/\/people\/[^?]+$/);
  await page.goto(from);
}

test("names in the trail, histories, changes and mention groups lead to a person’s page", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  const { id } = await channelOf(page, "lead", "Coffee and cake");
  await page.goto(`/channels/${id}?via=account&tab=members`);
  await page
    .getByRole("grid", { name: "Members" })
    .getByRole("row", { name: new RegExp(WHO) })
    .click({ position: { x: 500, y: 10 } });
  await page.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(/^Removed|^Remove[^?]*: (\d+ )?done/)).toBeVisible();

  await page.goto("/audit");
  const row = page.getByRole("row", { name: new RegExp(`Remove members ${WHO}`) });
  await expect(row.first()).toBeVisible();
  await expectAccessible(page);
  await leadsTo(page, BY, row);
  await leadsTo(page, WHO, row);
  await page.getByRole("link", { name: "Remove members" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Remove members" })).toBeVisible();
  await expectAccessible(page);
  await leadsTo(page, BY);
  await leadsTo(page, WHO, page.getByRole("region", { name: "Targets" }));

  await page.goto(`/channels/${id}?via=account&tab=history`);
  const joined = page.getByRole("row", { name: new RegExp(`Joined the channel ${WHO}`) });
  await leadsTo(page, WHO, joined);

  await page.goto("/changes");
  const change = page.getByRole("row", { name: new RegExp(`Remove ${WHO}`) }).first();
  await leadsTo(page, BY, change);
  await change.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(WHO) })).toBeVisible();
  await expectAccessible(page);
  await leadsTo(page, BY);
  const items = page.getByRole("grid");
  await leadsTo(page, WHO, items);
  await expect(items.getByRole("link", { name: "Coffee and cake" })).toBeVisible();

  await page.goto("/mention-groups?find=on-call+platform");
  await page.getByRole("grid").getByRole("link", { name: "on-call" }).click();
  await leadsTo(page, "Yannick Obasanjo", page.getByRole("list", { name: "People in the group" }));
});

test("who cannot read the account sees names that lead nowhere", async ({ openAs }) => {
  const page = await openAs("member", "/audit");
  await expect(page.getByRole("row", { name: /Sign in/ }).first()).toContainText("Yannick Obasanjo");
  await expect(page.getByRole("main").getByRole("link", { name: "Yannick Obasanjo" })).toHaveCount(0);
});
