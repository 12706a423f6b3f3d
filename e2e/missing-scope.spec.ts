import { expectAccessibleInEveryLook } from "./accessible.ts";
import { nameField, openChannel, openTab, save } from "./channel-page.ts";
import { expect, test } from "./test.ts";

// An app that may read channels and do nothing else.
test.use({
  stackOptions: { server: { ZOOM_CLIENT_ID: "sandbox-narrow", ZOOM_CLIENT_SECRET: "sandbox-narrow-secret" } },
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

test("a search of people that lacks its scope names it and who can add it; an address still works", async ({
  openAs,
  control,
}) => {
  const page = await openAs("lead");
  await openChannel(page, "Release notes");
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await dialog.getByText("Search", { exact: true }).click();
  const field = dialog.getByRole("combobox", { name: "Find a person" });
  await field.fill("Priscilla");
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
  await openChannel(page, "General");
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await dialog.getByText("Search", { exact: true }).click();
  const field = dialog.getByRole("combobox", { name: "Find a person" });
  await field.fill("Priscilla");
  await expect(field).toHaveAccessibleDescription(/its app lacks contact:read.* the manager of the app can add/);
  await field.fill("Nakamura-Jones, Priscilla");
  await expect(dialog.getByRole("option", { name: /^Priscilla Nakamura-Jones/ })).toContainText("Already a member");
});
