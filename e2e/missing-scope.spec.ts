import { expectAccessibleInEveryLook } from "./accessible.ts";
import { nameField, openChannel, save } from "./channel-page.ts";
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
  await expect(alert.getByRole("heading")).toHaveText("The connection lacks a scope");
  await expect(alert.getByRole("listitem").filter({ hasText: "chat_channel:read:admin" })).toContainText(
    "Needs an account-level app (server-to-server or admin-managed)",
  );
});
