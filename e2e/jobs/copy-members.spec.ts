// The same people in three of one's channels; the members of one copied to another.
import { expectAccessibleInEveryLook } from "../accessible.ts";
import { openChannel, openTab } from "../channel-page.ts";
import { expect, test } from "../test.ts";
import { channelOf } from "../zoom.ts";
import { everyMember, peopleOf, rolesIn } from "./company.ts";
import { openPeople, selectChannels } from "./steps.ts";

test("the same people come into three of one's channels", async ({ openAs }) => {
  const admin = await openAs("admin");
  const page = await openAs("lead", "/channels?tab=mine");
  const names = ["Release notes", "Platform team", "Launch room"];
  const channels = await Promise.all(names.map((name) => channelOf(admin, "lead", name)));
  const people = (await peopleOf(admin, "active")).slice(20, 24).map(({ email }) => email);
  await selectChannels(page, names);
  const dialog = await openPeople(page, "Add people…", "Add people to 3 channels");
  await dialog.getByRole("textbox", { name: "Email addresses, full names or user IDs" }).fill(people.join(", "));
  await dialog.getByRole("button", { name: "Review 4 people" }).click();
  await page
    .getByRole("dialog", { name: "Add 4 people to 3 channels?" })
    .getByRole("button", { name: "Add", exact: true })
    .click();
  await expect(page.getByText(/^Add 4 people to 3 channels: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });
  for (const { id } of channels) {
    const now = await rolesIn(admin, id);
    for (const email of people) expect(now.get(email), email).toBeDefined();
  }
});

test("the members of a channel are copied to another, with its administrators, and who is not is said", async ({
  openAs,
}) => {
  const admin = await openAs("admin");
  const page = await openAs("lead", "/channels?tab=mine");
  const [from, to] = await Promise.all([
    channelOf(admin, "lead", "Launch room"),
    channelOf(admin, "lead", "Release notes"),
  ]);
  const source = await everyMember(admin, from.id);
  const before = await rolesIn(admin, to.id);
  await openChannel(page, "Launch room");
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Copy members…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Copy members/ });
  await dialog.getByRole("combobox", { name: "Add a channel" }).fill("Release notes");
  await page.getByRole("option", { name: /^Release notes/ }).click();
  await expect(dialog.getByRole("region", { name: "Chosen channels" }).getByRole("listitem")).toHaveText([
    /Release notes/,
  ]);
  await dialog.getByRole("checkbox", { name: /administrators there too/ }).check();
  await expect(dialog.getByRole("region", { name: "Not copied" })).toContainText("from other accounts");
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: /^Review \d+ people$/ }).click();
  const review = page.getByRole("dialog", { name: /^Add / });
  await expect(review.getByRole("region", { name: "By channel" })).toContainText("Release notes");
  await expect(review.getByRole("region", { name: "Not copied" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await review.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Add[^?]*: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });
  const now = await rolesIn(admin, to.id);
  for (const { email, role, is_external: isExternal } of source) {
    if (isExternal || email === "") continue;
    const wanted =
      before.get(email) === "owner" ? "owner" : role === "member" ? (before.get(email) ?? "member") : "admin";
    expect(now.get(email), email).toBe(wanted);
  }
});

test("the members of another channel are copied into this one", async ({ openAs }) => {
  const admin = await openAs("admin");
  const page = await openAs("lead", "/channels?tab=mine");
  const [from, to] = await Promise.all([
    channelOf(admin, "lead", "Release notes"),
    channelOf(admin, "lead", "Launch room"),
  ]);
  const leaders = (await everyMember(admin, from.id)).filter(({ role }) => role !== "member");
  await openChannel(page, "Launch room");
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Copy members…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Copy members/ });
  await dialog.getByRole("radio", { name: "From another channel to this one" }).check();
  await dialog.getByRole("combobox", { name: "From channel" }).fill("Release notes");
  await page.getByRole("option", { name: /^Release notes/ }).click();
  await expect(dialog.getByRole("button", { name: /^Review \d+ people$/ })).toBeEnabled();
  await dialog.getByRole("button", { name: /^Review/ }).click();
  const adding = page.getByRole("dialog", { name: /^Add / });
  await adding.getByRole("checkbox").check();
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Add[^?]*: (\d+ )?done/)).toBeVisible({ timeout: 30_000 });
  const now = await rolesIn(admin, to.id);
  for (const { email } of leaders) expect(now.get(email), email).toBeDefined();
});
