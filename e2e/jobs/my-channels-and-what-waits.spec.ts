// Which channels one owns or administers, and what waits to be looked at there.
import type { Page } from "@playwright/test";
import { openTab } from "../channel-page.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { expect, test } from "../test.ts";
import { everyChannel, type ListedChannel } from "../zoom.ts";
import { everyMember, type MemberAtZoom } from "./company.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const MEMBER = "member@sandbox.example";

async function expectFound(page: Page, finding: RegExp, wanted: readonly ListedChannel[]): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: finding }).click();
  const names = wanted.map(({ name }) => name).sort((one, other) => one.localeCompare(other, "en"));
  await expect(page.getByRole("grid").getByRole("row").getByRole("link")).toHaveText(names);
  await page.goBack();
}

test("an owner finds the channels they run, and which have guests", async ({ openAs }) => {
  const admin = await openAs("admin");
  await inventoryRead(admin);
  const page = await openAs("member", "/overview");
  const own = await everyChannel(page, "/chat/users/me/channels", "me");
  const members = new Map<ListedChannel, readonly MemberAtZoom[]>();
  for (const channel of own) members.set(channel, await everyMember(admin, channel.id));
  const of = (fits: (member: MemberAtZoom) => boolean) =>
    own.filter((channel) => members.get(channel)?.some((member) => fits(member)));

  const owned = of(({ email, role }) => email === MEMBER && role === "owner");
  expect(owned.length).toBeGreaterThan(0);
  await expectFound(page, /^You are the owner/, owned);
  await expectFound(
    page,
    /^You are an administrator/,
    of(({ email, role }) => email === MEMBER && role === "admin"),
  );
  await expectFound(
    page,
    /External members/,
    of(({ is_external: isExternal }) => isExternal),
  );

  await page
    .getByRole("main")
    .getByRole("link", { name: /External members/ })
    .click();
  await page.getByRole("grid").getByRole("link", { name: "Launch room" }).click();
  await expect(page.getByText("you are an administrator")).toBeVisible();
  await openTab(page, "Members");
  await expect(
    page
      .getByRole("grid", { name: "Members" })
      .getByRole("row", { name: /External/ })
      .first(),
  ).toBeVisible();
});
