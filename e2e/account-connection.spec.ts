// An administrator connects the account by signing in to the admin-managed app, and disconnects it.
import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import { addressOf } from "./sign-in.ts";
import { expect, test } from "./test.ts";

test.use({
  stackOptions: [
    {
      server: {
        ...{ ZOOM_S2S_CLIENT_ID: "", ZOOM_S2S_CLIENT_SECRET: "" },
        ...{ ZOOM_ADMIN_CLIENT_ID: "sandbox-admin", ZOOM_ADMIN_CLIENT_SECRET: "sandbox-admin-secret" },
      },
    },
    { scope: "worker" },
  ],
});

/** Answers Zoom's own page. */
async function decideAtZoom(page: Page, decision: "Allow" | "Deny") {
  await expect(page.getByRole("heading", { name: "asks to act for you" })).toBeVisible();
  await page.getByRole("radio", { name: new RegExp(` ${addressOf("admin")}`) }).check();
  await page.getByRole("button", { name: decision }).click();
}

test("the account is connected, looked after, and disconnected", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  await page.getByRole("link", { name: "Access, Connection" }).first().click();
  await expect(page.getByText("Nobody has connected the account yet.")).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await page.getByRole("button", { name: "Connect at Zoom…" }).click();
  await decideAtZoom(page, "Deny");
  await expect(page.getByRole("status").filter({ hasText: "not allowed at Zoom" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Connect at Zoom…" }).click();
  await decideAtZoom(page, "Allow");
  await expect(page.getByRole("status").filter({ hasText: "connected by your sign-in" })).toBeVisible();
  await expect(page).toHaveURL(/\/access\?part=connection&connecting=connected$/);
  await expect(page.getByText("Admin-managed app, by an administrator’s sign-in")).toBeVisible();
  await expect(page.getByRole("list", { name: "Requests of today" })).toContainText("of 60,000 used");
  await page.getByText("Show all").click();
  await expect(page.getByRole("list", { name: "Scopes granted" })).toContainText("chat_channel:read:admin");
  await expectAccessibleInEveryLook(page);

  const other = await openAs("owner", "/access?part=connection");
  await expect(other.getByText("The account is connected.")).toBeVisible();
  await page.getByRole("button", { name: "Disconnect…" }).click();
  const dialog = page.getByRole("dialog", { name: "Disconnect the account" });
  await expect(dialog.getByText("What stops:")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText(/^Disconnected by /)).toBeVisible();
  await expect(other.getByText(/^Disconnected by /)).toBeVisible();
  await expectAccessible(page);
  const member = await openAs("member", "/access?part=connection");
  await expect(member.getByText("Ask an owner or administrator of the Zoom account.")).toBeVisible();
});
