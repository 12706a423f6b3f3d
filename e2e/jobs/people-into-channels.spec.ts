// Sixty people from a pasted list, some misspelt, external, deactivated, into five channels at once.
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "../accessible.ts";
import { channelList } from "../channel-list.ts";
import { expect, test } from "../test.ts";
import { everyChannel } from "../zoom.ts";
import { everyMember, peopleOf, rolesIn } from "./company.ts";
import { openPeople, selectChannels } from "./steps.ts";

const names = ["Coffee and cake", "Release notes", "IT help desk", "sailing", "cooking"];

const channelsNamed = async (page: Page) => {
  const all = await everyChannel(page);
  return names.map((name) => all.find((channel) => channel.name === name) ?? { id: "", name, type: 0 });
};

test("sixty pasted people come into five channels, and out again", async ({ openAs }) => {
  const page = await openAs("admin");
  const channels = await channelsNamed(page);
  const before = new Map<string, ReadonlyMap<string, string>>();
  for (const { id } of channels) before.set(id, await rolesIn(page, id));
  const active = (await peopleOf(page, "active")).filter(({ email }) => !/^(admin|owner)@/.test(email)).slice(0, 60);
  const [gone] = await peopleOf(page, "inactive");
  const [misspelt, byId, byName, ...rest] = active;
  if (!gone || !misspelt || !byId || !byName) throw new Error("the company has too few people");
  const slip = misspelt.email.replace("@", "x@");
  const pasted = [
    slip,
    byId.id,
    `${byName.last_name}, ${byName.first_name}`,
    ...rest.map(({ email }) => email),
    gone.email,
    "guest@elsewhere.example",
    "Nobody Whatsoever",
  ];

  await selectChannels(page, names);
  const dialog = await openPeople(page, "Add people…", "Add people to 5 channels");
  await dialog.getByRole("textbox", { name: "Email addresses, full names or user IDs" }).fill(pasted.join("\n"));
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: /^Review/ }).click();
  const left = dialog.getByRole("list", { name: "People left out" });
  await expect(left.getByRole("listitem")).toHaveCount(3);
  await expect(left.getByRole("listitem").filter({ hasText: slip })).toContainText(
    "Nobody in the account has this address.",
  );
  await expect(left.getByRole("listitem").filter({ hasText: gone.email })).toContainText("Deactivated.");
  await expect(dialog.getByRole("region", { name: "From other accounts" })).toContainText("guest@elsewhere.example");
  await expectAccessibleInEveryLook(page);
  await left.getByRole("button", { name: `Use ${misspelt.email}` }).click();
  await expect(left.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", { name: "Review 61 people" }).click();

  // The title counts those who come in, as the table does: some are in all of the channels, and none takes guests.
  const coming = active.filter(({ email }) => channels.some(({ id }) => !before.get(id)?.has(email))).length;
  expect(coming).toBeLessThan(61);
  const review = page.getByRole("dialog", { name: `Add ${coming} people to 5 channels?` });
  const table = review.getByRole("region", { name: "By channel" });
  for (const { id, name } of channels) {
    // With the guest, whom none of them takes.
    const present = active.filter(({ email }) => before.get(id)?.has(email)).length;
    const cells = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    await expect(cells.getByRole("cell").nth(1)).toHaveText(`${present + 1}`);
  }
  await expectAccessibleInEveryLook(page);
  await review.getByRole("checkbox").check();
  await review.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Add[^?]*: (\d+ )?done/)).toBeVisible({ timeout: 60_000 });
  for (const { id } of channels) {
    const now = await rolesIn(page, id);
    for (const { email } of active) expect(now.get(email), `${email} in ${id}`).toBeDefined();
    expect(now.has(gone.email)).toBe(before.get(id)?.has(gone.email) ?? false);
  }

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect
    .poll(
      async () => {
        const members = await Promise.all(channels.map(({ id }) => everyMember(page, id)));
        return members.map((all) => all.filter(({ is_external: isExternal }) => !isExternal).length);
      },
      { timeout: 60_000 },
    )
    .toEqual(channels.map(({ id }) => [...(before.get(id) ?? [])].filter(([email]) => email !== "").length));
  for (const { id } of channels) expect(await rolesIn(page, id)).toEqual(before.get(id));
});

test("people are taken out of many channels; where that is much of one, only with a reason", async ({ openAs }) => {
  const page = await openAs("admin");
  const channels = (await channelsNamed(page)).slice(0, 2);
  const [here, there] = await Promise.all(channels.map(({ id }) => rolesIn(page, id)));
  const present = [...(here ?? [])].filter(
    ([email, role]) => email && role === "member" && there?.get(email) !== "owner",
  );
  const leaving = present.slice(0, Math.ceil(present.length / 2)).map(([email]) => email);
  await selectChannels(page, names.slice(0, 2));
  const dialog = await openPeople(page, "Remove people…", "Remove people from 2 channels");
  await dialog.getByRole("textbox", { name: "Email addresses, full names or user IDs" }).fill(leaving.join("\n"));
  await dialog.getByRole("button", { name: /^Review/ }).click();
  const review = page.getByRole("dialog", { name: `Remove ${leaving.length} people from 2 channels?` });
  await expect(review.getByRole("region", { name: "A large change" })).toContainText(/people in Coffee and cake/);
  const remove = review.getByRole("button", { name: "Remove", exact: true });
  await expect(remove).toBeDisabled();
  await review.getByRole("textbox", { name: "Reason" }).fill("They moved to another room.");
  await remove.click();
  await expect(page.getByText(/^Remove[^?]*: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });
  for (const { id } of channels) {
    const left = await rolesIn(page, id);
    for (const email of leaving) expect(left.has(email), email).toBe(false);
  }
  await expect(channelList(page).selection).toBeVisible();
});
