// The overview without the inventory: figures of the list, and the lists that each figure counts.
import type { Locator, Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { countPublicChannels } from "./zoom.ts";

const counted = (page: Page) => page.getByText(/^[\d,]+ (public )?channels? counted\./);
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const figureOf = async (row: Locator) => Number((await row.getByRole("cell").textContent())?.replaceAll(",", ""));

test("the figures count every public channel, and each leads to what it counts", async ({ openAs }) => {
  const page = await openAs("admin", "/overview");

  await test.step("the figures count every public channel, and say what they leave out", async () => {
    await expect(counted(page)).toHaveText(`${await countPublicChannels(page)} public channels counted.`);
    await expect(
      page.getByText(
        "Zoom does not list an account’s private channels and group chats: they are not in these figures.",
      ),
    ).toBeVisible();
    const total = await countPublicChannels(page);
    for (const name of ["By type", "Who can post", "Who can add external people", "Who can use @all"]) {
      const rows = section(page, name)
        .getByRole("row")
        .filter({ has: page.getByRole("cell") });
      let sum = 0;
      for (const row of await rows.all()) sum += await figureOf(row);
      expect(sum).toBe(total);
    }
    await expect(section(page, "Needs attention")).toContainText("With the inventory, this page shows owners");
    await expectAccessibleInEveryLook(page);
  });

  await test.step("each figure leads to the channels that it counts", async () => {
    await page.goto("/overview");
    await expect(counted(page)).toBeVisible();
    const links = section(page, "Who can post")
      .getByRole("row")
      .filter({ has: page.getByRole("link") });
    const count = await links.count();
    expect(count).toBeGreaterThan(1);
    for (let at = 0; at < count; at += 1) {
      const figure = await figureOf(links.nth(at));
      await links.nth(at).getByRole("link").click();
      await expect(page).toHaveURL(/\/channels\?tab=public&via=account&posting=\d/);
      await expect(channelList(page).table).toHaveAttribute("aria-rowcount", `${figure + 1}`);
      await page.goBack();
      await expect(counted(page)).toBeVisible();
    }
    const mention = section(page, "Needs attention").getByRole("link", { name: /Everyone can use @all/ });
    const figure = Number(/\d+/.exec((await mention.textContent()) ?? "")?.[0]);
    await mention.click();
    await expect(page).toHaveURL(/mentionAll=1/);
    await expect(channelList(page).table).toHaveAttribute("aria-rowcount", `${figure + 1}`);
  });

  await test.step("recent activity leads to its days, and to one channel of it", async () => {
    await page.goto("/overview");
    const busiest = section(page, "Most joins and leaves")
      .getByRole("row")
      .filter({ has: page.getByRole("link") })
      .first();
    await expect(busiest).toBeVisible();
    const figure = await figureOf(busiest);
    await busiest.getByRole("link").click();
    await expect(page).toHaveURL(/\/activity\?from=.*&to=.*&channel=[0-9a-f]{32}/);
    await expect(page.getByRole("grid", { name: "Activity" })).toHaveAttribute("aria-rowcount", `${figure + 1}`);
    await page.goBack();
    await page.getByRole("link", { name: /^All activity since/ }).click();
    await expect(page).toHaveURL(/\/activity\?from=[\d-]+&to=[\d-]+&via=account$/);
  });
});

test("counting can be stopped, says how far it came, and goes on", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 600 });
  await control.fault({ operation: "listAccountsPublicChannels", latencyMs: 600, times: 100 });
  const page = await openAs("admin", "/overview");
  await expect(page.getByRole("progressbar", { name: "Counting public channels" })).toBeVisible();
  // Nothing that is half counted stands there as if it were whole.
  await expect(section(page, "By type")).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "Everyone can use @all" })).toContainText("–");
  await page.getByRole("button", { name: "Stop counting" }).click();
  await expect(page.getByText(/^Only \d+ public channels of \d+ counted so far\./)).toBeVisible();
  await expect(section(page, "By type")).toHaveCount(0);
  await expect(page.getByText("The figures will appear here once every channel is counted.")).toBeVisible();
  await control.clearFaults();
  await page.getByRole("button", { name: "Count the rest" }).click();
  await expect(counted(page)).toBeVisible();
});

test("somebody without the account connection sees their own channels", async ({ openAs }) => {
  const page = await openAs("lead", "/overview");
  await expect(counted(page)).toBeVisible();
  await expect(page.getByText("These are the channels you are in.")).toBeVisible();
  await expect(section(page, "By type").getByRole("link", { name: "Private", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^All activity since/ })).toHaveCount(0);
  await expect(section(page, "Needs attention")).toContainText("Zoom’s lists do not show which channels you own");
  await section(page, "By type").getByRole("link", { name: "Public", exact: true }).click();
  await expect(page).toHaveURL(/\/channels\?tab=mine&via=me&type=3/);
});

test("Zoom down: the overview says so and recovers", async ({ openAs, control }) => {
  await control.fault({ operation: "listAccountsPublicChannels", status: 503, times: 3 });
  const page = await openAs("admin", "/overview");
  await expect(page.getByRole("alert")).toContainText("Zoom has a problem");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(counted(page)).toBeVisible();
});
