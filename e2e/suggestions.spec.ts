// People and channels that fields suggest from the inventory, and directory groups in channels.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { apply, question, undo } from "./bulk-bar.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

/** Longer than the list gathers what moved. */
const LATER_MS = 5_000;

const InChannel = v.object({ groups: v.optional(v.array(v.object({ group_name: v.string() })), []) });

const sections = (page: Page) => page.getByRole("navigation", { name: "Group sections" });

async function groupsIn(page: Page, channelId: string): Promise<readonly string[]> {
  const { body } = await callZoom(page, `/chat/channels/${channelId}/members/groups`);
  return v.parse(InChannel, body).groups.map(({ group_name: name }) => name);
}

test("a directory group's channels are listed, and it goes into private ones and out again", async ({
  openAs,
  control,
}) => {
  test.slow();
  const page = await openAs("admin", "/directory-groups");
  await inventoryRead(page);
  await page.reload();
  const names = ["Platform team", "Launch room"];
  const channels = [await channelOf(page, "lead", "Platform team"), await channelOf(page, "lead", "Launch room")];
  const row = page.getByRole("grid", { name: "Directory groups" }).getByRole("row").filter({ hasText: "Engineering" });
  await row.getByRole("link").click();
  await sections(page)
    .getByRole("link", { name: /^Channels/ })
    .click();
  await expect(page.getByText("The group is in no channel.")).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await page.getByRole("button", { name: "Add to channels…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Add 1 directory group to channels/ });
  // Private channels, typed wrong and in part.
  for (const [typed, name] of [
    ["platfrom", "Platform team"],
    ["launch ro", "Launch room"],
  ] as const) {
    await dialog.getByRole("combobox", { name: "Add a channel" }).fill(typed);
    await page
      .getByRole("option", { name: new RegExp(`^${name}`) })
      .first()
      .click();
  }
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Review" }).click();
  const adding = page.getByRole("dialog", { name: /^Add .*\?$/ });
  const title = (await adding.getByRole("heading").first().innerText()).replace(/\?$/, "");
  // The second channel comes into the list some time after the first, under a pointer that rests where it was.
  for (const latencyMs of [1, LATER_MS])
    await control.fault({ operation: "inviteChannelMembersGroups", latencyMs, times: 1 });
  await apply(page, adding, "Add", title);
  for (const { id } of channels) expect(await groupsIn(page, id)).toContain("Engineering");
  const table = page.getByRole("grid", { name: "Channels with the group" });
  for (const name of names) await expect(table.getByRole("link", { name, exact: true })).toBeVisible();
  await expect(sections(page).getByText("2", { exact: true })).toBeVisible();
  await expectAccessibleInEveryLook(page);

  for (const name of names) await table.getByRole("checkbox", { name: `Select ${name}`, exact: true }).click();
  await page
    .getByRole("region", { name: "Selected channels" })
    .getByRole("button", { name: "Remove the group" })
    .click();
  const removing = question(page, /^Remove .*\?$/);
  const removal = (await removing.getByRole("heading").first().innerText()).replace(/\?$/, "");
  const reason = removing.getByRole("textbox", { name: "Reason" });
  if (await reason.isVisible()) await reason.fill("It was only for the launch.");
  await apply(page, removing, "Remove", removal);
  for (const { id } of channels) expect(await groupsIn(page, id)).toEqual([]);
  await undo(page, removal);
  for (const { id } of channels) expect(await groupsIn(page, id)).toContain("Engineering");
});

test("people are suggested at once, though a letter is wrong", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels");
  await inventoryRead(page);
  await page.goto("/channels?tab=person&via=account");
  const before = (await control.calls("listUsers")).length;
  const field = page.getByRole("combobox", { name: /person/i }).first();
  await field.fill("prisclila nakamura");
  const option = page.getByRole("option", { name: /Priscilla Nakamura-Jones/ });
  await expect(option).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await option.click();
  await expect(field).toHaveValue("helpdesk@sandbox.example");
  await expect(page.getByRole("link", { name: "Platform team", exact: true })).toBeVisible();
  expect((await control.calls("listUsers")).length).toBe(before);
});

test("where the inventory does not answer, Zoom is asked", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  await inventoryRead(page);
  await page.route("**/api/inventory/suggest/**", (route) => route.fulfill({ status: 500, json: {} }));
  await page.goto("/channels?tab=person&via=account");
  const field = page.getByRole("combobox", { name: /person/i }).first();
  await field.fill("priscilla nakamura");
  await expect(page.getByRole("option", { name: /Priscilla Nakamura-Jones/ })).toBeVisible();
});
