// The overview with the inventory: what may be wrong and how that changed, figures of every channel, and one's own channels.
import type { Locator, Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { inventoryRead, lookingAtInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [lookingAtInventory, { scope: "worker" }] });

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const figureOf = async (row: Locator) => Number((await row.getByRole("cell").textContent())?.replaceAll(",", ""));
const numberIn = async (item: Locator) => Number(/\d+/.exec((await item.textContent()) ?? "")?.[0]);

test("the account is told in findings and figures, each of which leads to its list", async ({ openAs }) => {
  const page = await openAs("admin", "/overview");
  await inventoryRead(page);
  const header = page.getByRole("status").filter({ hasText: /^[\d,]+ channels, [\d,]+ people and \d+ shared spaces/ });
  await expect(header).toBeVisible();
  const total = Number(/^[\d,]+/.exec((await header.textContent()) ?? "")?.[0].replaceAll(",", ""));
  for (const name of ["Type", "Status", "Owner", "Members", "Who can post"]) {
    const rows = section(page, name)
      .getByRole("row")
      .filter({ has: page.getByRole("cell") });
    await expect(rows.first()).toBeVisible();
    let sum = 0;
    for (const row of await rows.all()) sum += await figureOf(row);
    expect(sum, name).toBe(total);
  }
  await expectAccessibleInEveryLook(page);

  const orphans = section(page, "Needs attention").getByRole("link", { name: /Owner left or deactivated/ });
  const count = await numberIn(orphans);
  await orphans.click();
  await expect(page).toHaveURL(/\/channels\?tab=all.*owner=/);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", `${count + 1}`);
  await page.goBack();

  const archived = section(page, "Status").getByRole("row", { name: /^Archived/ });
  const figure = await figureOf(archived);
  await archived.getByRole("link").click();
  await expect(page).toHaveURL(/tab=all.*archived=yes/);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", `${figure + 1}`);
});

test("a finding is followed over time, and its link shows it again", async ({ openAs }) => {
  const page = await openAs("admin", "/overview");
  await inventoryRead(page);
  const chart = section(page, "Findings over time");
  await chart.scrollIntoViewIfNeeded();
  const choice = page.getByRole("combobox", { name: "Finding" });
  await choice.selectOption({ label: "Owner left or deactivated" });
  await expect(page).toHaveURL(/trend=owner-left/);
  await expect(chart).toContainText(/^Findings over time.*Owner left or deactivated: \d+ channels/s);
  await page.reload();
  await expect(choice).toHaveValue("owner-left");
  await chart.getByRole("button", { name: "Show as table" }).click();
  await expect(chart.getByRole("table", { name: "Owner left or deactivated" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test("what cannot be read says so and is tried again, and the rest stands", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  await inventoryRead(page);
  await page.route("**/api/inventory/findings", (route) =>
    route.fulfill({ status: 503, json: { code: "unavailable" } }),
  );
  await page.goto("/overview");
  await expect(section(page, "Type")).toBeVisible();
  const failed = page.getByRole("alert").first();
  await expect(failed).toBeVisible();
  await expectAccessibleInEveryLook(page);
  // By key: where the inventory has moved in this very moment, the page has asked again by itself and the button is gone.
  await failed.getByRole("button", { name: "Try again" }).focus();
  await page.unroute("**/api/inventory/findings");
  await page.keyboard.press("Enter");
  await expect(section(page, "Needs attention")).toBeVisible();
  await expect(channelList(page).table).toHaveCount(0);
});
