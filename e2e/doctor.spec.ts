// What an app lacks: on the page Connection doctor, with the fewest scopes for what is chosen, and where it is refused.
import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { nameField, openChannel, openTab, save } from "./channel-page.ts";
import { expect, test } from "./test.ts";

// An app that may read channels and do nothing else.
test.use({
  stackOptions: { server: { ZOOM_CLIENT_ID: "sandbox-narrow", ZOOM_CLIENT_SECRET: "sandbox-narrow-secret" } },
});

// First of all: the others sign people in.
test("before anybody has signed in the console guides through the connection, and tests what is set", async ({
  browser,
  stack,
}) => {
  const page = await browser.newPage({ baseURL: stack.url });
  await page.goto("/channels");
  await page.getByRole("link", { name: "Connect Zoom, step by step" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Connecting Zoom" })).toBeVisible();
  await page.getByRole("button", { name: "Test the connection" }).press("Enter");
  await expect(page.getByText("Tested: nothing is wrong.")).toBeVisible();
  await page.locator("summary", { hasText: "3. Let the account allow it" }).press("Enter");
  await expect(page.getByRole("button", { name: "Copy the message to an account administrator" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole("link", { name: "Sign in with Zoom" }).click();
  await page.waitForURL(/\/oauth\/authorize/);
  await page.close();
});

test("what one’s own app lacks is named with the steps to mend it; the account’s is shown to those who manage it", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/doctor");
  await expect(page.getByRole("heading", { name: "Connection doctor" })).toBeVisible();
  const step = (name: string) =>
    page.getByRole("list", { name: "Steps" }).getByRole("listitem").filter({ hasText: name }).first();
  await step("2. The app people sign in with").locator("summary").press("Enter");
  await expect(step("2. The app people sign in with")).toContainText("its redirect address are right");
  await expect(step("2. The app people sign in with")).toContainText(/it lacks .*chat_channel:write/);
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText("Tested: nothing is wrong.")).toBeVisible();
  await step("4. The app of the account").locator("summary").click();
  await expect(step("4. The app of the account")).toContainText("The app is activated, and Zoom gave it a token.");
  const works = page.getByRole("region", { name: "What works" });
  await expect(works).toContainText(/My connection: \d+ of \d+ features have every scope they need/);
  await expect(works).toContainText(/Account connection: \d+ of \d+ features/);
  const archive = works
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Archive channels", exact: true }) });
  await expect(archive).toContainText("Works in part");
  await expect(archive).toContainText(
    "The app lacks chat_channel:write, so Zoom refuses: Perform operations on channels",
  );
  await expect(archive).toContainText("In the Zoom App Marketplace open the user-managed app");
  const channels = page.getByRole("heading", { name: "Channels", exact: true });
  await expect(channels).toHaveCount(0);
  await works.getByRole("checkbox", { name: "Show what works too" }).click();
  await expect(channels).toBeVisible();
  // The sandbox's server-to-server app has every scope there is.
  await expect(page.getByRole("list", { name: "Never needed: Account connection" })).toContainText(
    "chat_migration:write:admin",
  );
  await page.getByText(/^Account connection: \d+ scopes$/).click();
  const unused = page.getByRole("list", { name: "Not needed lately: Account connection" });
  await expect(unused.getByRole("listitem").first()).toBeVisible();
  await archive.getByText("What it needs").click();
  await expect(archive).toContainText("team_chat:update:archive_channels:admin");
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const lead = await openAs("lead", "/doctor");
  await expect(lead.getByText("shown to owners and administrators of the account")).toBeVisible();
});

test("the fewest scopes of what is chosen are copied, by keyboard", async ({ openAs }) => {
  const page = await openAs("lead", "/doctor");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const least = page.getByRole("region", { name: "The fewest scopes for what you choose" });
  const scopes = least.getByRole("list", { name: "Scopes" }).getByRole("listitem");
  await expect(least.getByRole("status")).toHaveText("36 scopes");
  await least.getByRole("button", { name: "Choose none" }).press("Enter");
  await expect(scopes).toHaveText(["user:read:user"]);
  await least.getByRole("checkbox", { name: "Archive channels", exact: true }).press("Space");
  await expect(scopes).toHaveText([
    "team_chat:read:mention_group",
    "team_chat:update:archive_channels",
    "user:read:user",
  ]);
  await least.getByRole("radio", { name: "Server-to-server app" }).click();
  await expect(page).toHaveURL(/app=server-to-server/);
  await least.getByRole("radio", { name: "Classic scopes" }).click();
  await expect(scopes).toHaveText(["chat_channel:read:admin", "chat_channel:write:admin", "user:read:admin"]);
  await least.getByRole("button", { name: "Copy scopes" }).press("Enter");
  await expect(least.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "chat_channel:read:admin\nchat_channel:write:admin\nuser:read:admin",
  );
  await least.getByRole("button", { name: "Copy reasons as Markdown" }).press("Enter");
  await expect(least.getByRole("button", { name: "Copied" })).toBeVisible();
  const reasons = await page.evaluate(() => navigator.clipboard.readText());
  expect(reasons).toContain("# Scopes of the server-to-server app");
  expect(reasons).toContain(
    "Why no narrower scope serves: Zoom lists no other scope for “Perform operations on channels”.",
  );
});

test("a missing scope is named, with the kind of app that can hold it, and nothing typed is lost", async ({
  openAs,
}) => {
  const page = await openAs("lead");
  await openChannel(page, "Release notes");
  await nameField(page).fill("Notes of releases");
  await save(page).click();
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("heading")).toHaveText("The connection lacks a scope");
  const scope = alert.getByRole("listitem").filter({ hasText: "chat_channel:write" });
  await expect(scope).toContainText(/Needs a user-managed app\. Opens: .*Update a channel/);
  await expect(alert.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await expect(nameField(page)).toHaveValue("Notes of releases");
  await expectAccessibleInEveryLook(page);
  await alert.getByText("Details for support").click();
  await expect(alert.getByRole("definition").first()).toHaveText("4700");
});

test("a scope that only account-level apps can hold says so", async ({ openAs, control }) => {
  const message = "Invalid access token, does not contain scopes:[chat_channel:read:admin, chat_channel:write:admin].";
  await control.fault({ operation: "listAccountsPublicChannels", status: 400, code: 4700, message });
  const page = await openAs("admin");
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("heading")).toHaveText("The account connection lacks a scope");
  await expect(alert.getByRole("listitem").filter({ hasText: "chat_channel:read:admin" })).toContainText(
    "Needs an account-level app (server-to-server or admin-managed)",
  );
});

/** Types into the search of people by which somebody is added to a channel. */
async function searchForPeople(page: Page, channel: string, find: string) {
  await openChannel(page, channel);
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await dialog.getByText("Search", { exact: true }).click();
  const field = dialog.getByRole("combobox", { name: "Find a person" });
  await field.fill(find);
  return { dialog, field };
}

test("a search of people that lacks its scope names it and who can add it; an address still works", async ({
  openAs,
  control,
}) => {
  const page = await openAs("lead");
  const { dialog, field } = await searchForPeople(page, "Release notes", "Priscilla");
  const alert = dialog.getByRole("alert");
  await expect(alert.getByRole("heading")).toHaveText("The connection lacks a scope");
  await expect(alert).toContainText("Ask whoever manages the app to add it");
  await expect(alert.getByRole("listitem").filter({ hasText: "contact:read" }).first()).toContainText(
    "Needs a user-managed app",
  );
  await expectAccessibleInEveryLook(page);
  const asked = (await control.calls("searchCompanyContacts")).length;
  await field.fill("new.hire@sandbox.example");
  await field.press("Enter");
  await expect(dialog.getByText("1 person chosen")).toBeVisible();
  expect(await control.calls("searchCompanyContacts")).toHaveLength(asked);
});

test("where the account’s people are searched instead, the scope that one’s own connection lacks is named", async ({
  openAs,
}) => {
  const page = await openAs("admin");
  const { dialog, field } = await searchForPeople(page, "General", "Priscilla");
  await expect(field).toHaveAccessibleDescription(/its app lacks contact:read.* the manager of the app can add/);
  await field.fill("Nakamura-Jones, Priscilla");
  await expect(dialog.getByRole("option", { name: /^Priscilla Nakamura-Jones/ })).toContainText("Already a member");
});
