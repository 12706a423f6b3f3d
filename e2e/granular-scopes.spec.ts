import { expectAccessible } from "./accessible.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";

// What an app made today is given, and all of it.
test.use({
  stackOptions: { server: { ZOOM_CLIENT_ID: "sandbox-granular", ZOOM_CLIENT_SECRET: "sandbox-granular-secret" } },
});

test("what no user-managed app has a scope for is not offered, nor asked of whoever manages the app", async ({
  openAs,
}) => {
  const page = await openAs("lead");
  await openChannel(page, "Platform team");
  await openTab(page, "Administrators");
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("heading")).toHaveText("Your own connection cannot do this");
  await expect(alert).not.toContainText("Ask whoever manages the app");

  await openTab(page, "Members");
  await page.getByRole("checkbox", { name: "Select Yannick Obasanjo" }).check();
  await expect(page.getByRole("button", { name: "Promote…" })).toBeDisabled();
  await expect(page.getByText("Your own connection cannot do this:")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove…" })).toBeEnabled();
  await expectAccessible(page);
});
