import { expectAccessible } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";

test("an account connection that is unavailable keeps its place, and comes back by itself", async ({
  openAs,
  control,
}) => {
  await control.fault({ operation: "getUser", status: 500, times: 100 });
  const page = await openAs("channel-viewer", "/channels");
  await expect(page.getByRole("heading", { name: "The account connection is unavailable" }).first()).toBeVisible();
  await expect(page.getByText("The console keeps trying.")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await expectAccessible(page);
  await expect(page).toHaveURL(/\/channels$/);

  await page.getByRole("link", { name: "Use my connection" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Channels" })).toBeVisible();
  await page.goBack();
  await control.clearFaults();
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(channelList(page).row("General").first()).toBeVisible();
  await expect(page).toHaveURL(/\/channels$/);
});

test("a link that needs the account connection says so to who has none, and stays", async ({ openAs }) => {
  for (const path of [
    "/channels?tab=public",
    "/channels?tab=person&person=lead@sandbox.example",
    "/spaces?via=account",
    "/overview?via=account",
  ]) {
    const page = await openAs("member", path);
    await expect(page.getByRole("heading", { name: "This page needs the account connection" }).first()).toBeVisible();
    await expect(page.getByText("Workspace administrators give roles here")).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
  }
  const page = await openAs("helpdesk", "/spaces?person=lead%40sandbox.example");
  await expect(
    page.getByRole("heading", { name: "Another person’s spaces need the account connection" }),
  ).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
  await expect(page).toHaveURL(/person=lead%40sandbox\.example/);
});
