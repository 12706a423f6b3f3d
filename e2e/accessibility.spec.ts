// Every page, tab and dialog that no other spec looks at, in every look: a desk and a phone, light and dark.
import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { chooseAction, openChannel, openTab } from "./channel-page.ts";
import type { Person } from "./sign-in.ts";
import { expect, test } from "./test.ts";

const PHONE = { width: 390, height: 844 };

/** A page is there when its heading is, and nothing in it is still on its way. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
}

const pages: readonly { name: string; person: Person; path: string; shows: string }[] = [
  { name: "the public channels", person: "admin", path: "/channels", shows: "Company announcements" },
  { name: "one's own channels", person: "lead", path: "/channels?tab=mine", shows: "Platform team" },
  { name: "nobody chosen yet", person: "channel-viewer", path: "/channels?tab=person", shows: "Whose channels?" },
  {
    name: "a filter that fits nothing",
    person: "admin",
    path: "/channels?name=zzz",
    shows: "No channel matches",
  },
  { name: "a new channel", person: "lead", path: "/channels/new", shows: "Email addresses" },
  { name: "no page", person: "lead", path: "/nowhere", shows: "Page not found" },
  {
    name: "no such channel",
    person: "admin",
    path: "/channels/0123456789abcdef?via=account",
    shows: "Details for support",
  },
];

for (const person of ["admin", "lead", "channel-viewer"] as const)
  test(`pages of ${person}`, async ({ openAs }) => {
    const page = await openAs(person, "/spaces");
    for (const { name, path, shows } of pages.filter((one) => one.person === person))
      await test.step(name, async () => {
        await page.goto(path);
        await settled(page);
        await expect(page.getByText(shows, { exact: true }).first()).toBeVisible();
        await expectAccessibleInEveryLook(page);
      });
  });

test("page: signing in, and what went wrong with it", async ({ page, stack }) => {
  await page.goto(`${stack.url}/sign-in`);
  await expect(page.getByRole("link", { name: "Sign in with Zoom" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  for (const [error, words] of [
    ["expired", "took too long"],
    ["missing_scope", "did not grant the scope"],
    ["unavailable", "is starting"],
    ["no such code", "Sign-in failed"],
  ] as const) {
    await page.goto(`${stack.url}/sign-in?error=${error}`);
    await expect(page.getByRole("alert")).toContainText(words);
  }
  await expectAccessibleInEveryLook(page);
});

test("tabs of a channel on the account connection", async ({ openAs }) => {
  const page = await openAs("admin");
  await openChannel(page, "Release notes");
  for (const tab of ["Members", "Directory groups", "Activity", "Settings"]) {
    await openTab(page, tab);
    await settled(page);
    await expectAccessibleInEveryLook(page);
  }
});

test("tabs of a channel that need the other connection say so", async ({ openAs }) => {
  const page = await openAs("lead");
  await openChannel(page, "Platform team");
  for (const [tab, title] of [
    ["Directory groups", "Directory groups need the account connection"],
    ["Activity", "Activity needs the account connection"],
  ] as const) {
    await openTab(page, tab);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expectAccessibleInEveryLook(page);
  }
});

test("dialogs of a channel", async ({ openAs }) => {
  const page = await openAs("lead");
  await openChannel(page, "Platform team");
  await openTab(page, "Administrators");
  await page.getByRole("button", { name: "Promote members" }).click();
  await expect(page.getByRole("dialog", { name: "Promote members" }).getByRole("checkbox").first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Actions" }).click();
  await expect(page.getByRole("menu", { name: "Actions" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press("Escape");

  await page.getByRole("main").getByRole("link", { name: "Channels" }).click();
  await openChannel(page, "Aiko, Priscilla, Yannick");
  await chooseAction(page, "Check whether it is archived…");
  await expect(page.getByRole("dialog", { name: "Is the channel archived?" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("main").getByRole("link", { name: "Channels" }).click();
  await openChannel(page, "Quarterly planning");
  await chooseAction(page, "Leave…");
  await expect(page.getByRole("dialog", { name: "Leave the channel?" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test("groups are invited and taken out", async ({ openAs }) => {
  const page = await openAs("admin");
  await openChannel(page, "Release notes");
  await openTab(page, "Directory groups");
  await page.getByRole("button", { name: "Add directory groups" }).click();
  const dialog = page.getByRole("dialog", { name: "Add directory groups" });
  const group = dialog.getByRole("checkbox", { disabled: false }).first();
  await group.check();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Add 1 group" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Added / })).toBeVisible();
  await page
    .getByRole("button", { name: /^Remove / })
    .first()
    .click();
  const asking = page.getByRole("dialog", { name: /^Remove the directory group / });
  await expect(asking).toContainText(/It removes up to \d+ of the \d+ people/);
  await expectAccessibleInEveryLook(page);
  await asking.getByRole("textbox", { name: "Reason" }).fill("They have a channel of their own.");
  await asking.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Removed / })).toBeVisible();
});

test("menus and panels of the lists", async ({ openAs }) => {
  const page = await openAs("admin");
  await expect(channelList(page).row("General")).toBeVisible();
  await page.getByRole("button", { name: "Filters" }).click();
  await expect(page.getByRole("dialog", { name: "Filters" }).getByRole("combobox").first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Columns" }).click();
  await expect(page.getByRole("dialog", { name: "Columns" }).getByRole("checkbox").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Columns" })).toBeHidden();
});

test("the theme chosen stays, and a phone reaches every section", async ({ openAs }) => {
  const page = await openAs("admin");
  await page.getByRole("button", { name: /^Daniel Achebe/ }).click();
  await expectAccessible(page);
  await page.getByRole("menuitemradio", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(page);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(channelList(page).row("General")).toBeVisible();

  await page.setViewportSize(PHONE);
  await page.getByRole("button", { name: /^Daniel Achebe/ }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open navigation" }).click();
  await expect(page.getByRole("dialog", { name: "Navigation" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("dialog", { name: "Navigation" }).getByRole("link", { name: "My connection" }).click();
  await expect(page).toHaveURL(/via=me/);
  await expect(page.getByRole("dialog", { name: "Navigation" })).toBeHidden();
});

test("a phone finds, opens and renames a channel", async ({ openAs }) => {
  const page = await openAs("member");
  await page.setViewportSize(PHONE);
  const list = channelList(page);
  await page.getByRole("searchbox", { name: "Filter by name" }).fill("coffee");
  await expect(list.rows).toHaveCount(1);
  await openChannel(page, "Coffee and cake");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Tea");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tea" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});
