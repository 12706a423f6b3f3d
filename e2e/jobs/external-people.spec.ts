// Every channel with external people, and every one of them, let in by whom; exported; some channels closed to more, and
// some people removed.

import { exportedRows } from "../downloads.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { expect, test } from "../test.ts";
import { channelOf, settingsOf } from "../zoom.ts";
import { everyMember } from "./company.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("external people are listed as Zoom has them, shut out of some channels, and removed from one", async ({
  openAs,
}) => {
  test.slow();
  const page = await openAs("admin", "/external");
  await inventoryRead(page);
  await page.reload();
  const [launch, partners] = [
    await channelOf(page, "lead", "Launch room"),
    await channelOf(page, "lead", "Partner onboarding"),
  ];
  const externalIn = async (id: string) =>
    (await everyMember(page, id)).filter(({ is_external: isExternal }) => isExternal).map(({ member_id }) => member_id);
  const inLaunch = await externalIn(launch.id);
  const inPartners = await externalIn(partners.id);

  const { rows } = await exportedRows(page, "CSV");
  for (const [id, expected] of [
    [launch.id, inLaunch],
    [partners.id, inPartners],
  ] as const)
    expect(
      rows
        .filter((row) => row.id === id)
        .map((row) => row.member_id)
        .sort(),
    ).toEqual(expected.toSorted());

  const grid = page.getByRole("grid", { name: "External access" });
  const bar = page.getByRole("region", { name: "Selected external memberships" });
  const dialog = page.getByRole("dialog");
  const find = page.getByRole("searchbox", { name: "Find by person, address, channel or space" });

  // Nobody lets more of them in.
  await page.goto(`/external?channel=${launch.id},${partners.id}`);
  await expect(grid.getByRole("row")).toHaveCount(1 + inLaunch.length + inPartners.length);
  await grid.getByRole("checkbox", { name: /^Select all/ }).click();
  await bar.getByRole("button", { name: "Stop adding external people…" }).click();
  await expect(dialog).toContainText("Change the settings of 2 channels", { timeout: 30_000 });
  await expect(dialog).toContainText("Nobody");
  await dialog.getByRole("button", { name: "Stop adding" }).click();
  await expect(page.getByText(/^Change the settings of 2 channels: .*done/)).toBeVisible({ timeout: 30_000 });
  for (const { id } of [launch, partners])
    expect((await settingsOf(page, id)).channel_settings.allow_to_add_external_users).toBe(0);

  // One of the two was closed too much.
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect
    .poll(async () => (await settingsOf(page, partners.id)).channel_settings.allow_to_add_external_users)
    .not.toBe(0);

  await page.goto("/external");
  await find.fill("launch room");
  await expect(grid.getByRole("row")).toHaveCount(1 + inLaunch.length);
  await grid.getByRole("checkbox", { name: /^Select all/ }).click();
  await bar.getByRole("button", { name: "Remove…" }).click();
  await expect(dialog).toContainText("This cannot be undone. Zoom does not show the address", { timeout: 30_000 });
  const confirm = dialog.getByRole("button", { name: "Remove", exact: true });
  await confirm.click();
  await expect.poll(() => externalIn(launch.id), { timeout: 30_000 }).toEqual([]);
  expect(await externalIn(partners.id)).toEqual(inPartners);
  // What one changed oneself shows at once.
  await expect(page.getByRole("heading", { name: "No external membership matches" })).toBeVisible();
});
