import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { done, openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { membersOf } from "./zoom.ts";

const table = (page: Page) => page.getByRole("grid", { name: "Members" });
const row = (page: Page, name: string) => table(page).getByRole("row", { name: new RegExp(name) });
const box = (page: Page, name: string) => table(page).getByRole("checkbox", { name: `Select ${name}` });
const bar = (page: Page) => page.getByRole("region", { name: "Selected members" });
const results = (page: Page) => page.getByRole("region", { name: "Results" });
const result = (page: Page, of: string) => results(page).getByRole("listitem").filter({ hasText: of });

async function openMembers(page: Page, channel: string): Promise<string> {
  const id = await openChannel(page, channel);
  await openTab(page, "Members");
  await expect(table(page)).toBeVisible();
  return id;
}

async function invite(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await expect(dialog.getByRole("button", { name: "Add", exact: true })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Email addresses" }).fill(text);
}

test("addresses that are partly wrong each get a result of their own", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person&person=lead@sandbox.example");
  const id = await openMembers(page, "Launch room");
  const before = await membersOf(page, id);
  expect(before.has("channel-admin@sandbox.example")).toBe(false);
  await invite(
    page,
    "Rosa Villanueva <channel-admin@sandbox.example>, helpdesk@sandbox.example\nnobody@sandbox.example; not an address\nChannel-Admin@sandbox.example\nmember@sandbox.example someone@elsewhere.example",
  );
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await expect(dialog.getByRole("region", { name: "Not addresses" }).getByRole("listitem")).toHaveText(
    /^not an address/,
  );
  await expect(
    dialog.getByText("3 addresses in your domains · 1 in other domains · 1 already in the channel"),
  ).toBeVisible();
  await expect(dialog.getByText("1 listed twice")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Add 4 people…" }).click();
  const review = page.getByRole("dialog", { name: "Add 4 people to Launch room?" });
  await expect(review.getByRole("region", { name: "Left out" })).toContainText(
    "They are already in the channel. Yannick Obasanjo",
  );
  await expectAccessibleInEveryLook(page);
  await review.getByRole("button", { name: "Add", exact: true }).click();

  await expect(results(page).getByRole("status")).toHaveText("3 addresses done, 1 failed");
  await expect(result(page, "channel-admin@sandbox.example").getByLabel("Done")).toBeVisible();
  await expect(result(page, "helpdesk@sandbox.example").getByLabel("Done")).toBeVisible();
  await expect(result(page, "nobody@sandbox.example").getByLabel("Failed")).toBeVisible();
  await expect(result(page, "nobody@sandbox.example")).toContainText(
    "no active person in the account has this address",
  );
  await expect(result(page, "someone@elsewhere.example")).toContainText("Zoom invited them by email");
  await expect(results(page).getByRole("button", { name: "Retry failed" })).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
  await expect(row(page, "Rosa Villanueva")).toBeVisible();
  const after = await membersOf(page, id);
  expect(after.get("channel-admin@sandbox.example")).toBe("member");
  expect(after.get("helpdesk@sandbox.example")).toBe("member");

  await page.getByRole("dialog").getByRole("button", { name: "Undo what was done" }).click();
  await expect(row(page, "Rosa Villanueva")).toHaveCount(0);
  expect(await membersOf(page, id)).toEqual(before);
});

test("what becomes of a single person is said: who was added, and how a guest comes back", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person&person=lead@sandbox.example");

  await test.step("what became of a single address is said without a dialog over its undo", async () => {
    const id = await openMembers(page, "Launch room");
    await invite(page, "„Nakamura-Jones, Priscilla“ <mailto:helpdesk@sandbox.example>");
    await page.getByRole("dialog").getByRole("button", { name: "Add 1 person" }).click();
    const added = done(page, "helpdesk@sandbox.example: Added to the channel.");
    await expect(added).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await added.getByRole("button", { name: "Undo" }).click();
    await expect(done(page, /^Undone: Add/)).toBeVisible();
    expect((await membersOf(page, id)).has("helpdesk@sandbox.example")).toBe(false);
  });

  await test.step("that a guest can only come back by an address nobody knows is said before", async () => {
    await page.goto("/channels?tab=person&person=lead@sandbox.example");
    await openMembers(page, "Launch room");
    const guest = table(page).getByRole("row").filter({ hasText: "External" }).first();
    await guest.getByRole("checkbox").click();
    await bar(page).getByRole("button", { name: "Remove…" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove 1 person?" });
    await expect(dialog.getByText("1 external person can return only if invited")).toBeVisible();
    await expectAccessibleInEveryLook(page);
  });
});

test("people from other accounts are left out where only the account's own can be", async ({ openAs }) => {
  const page = await openAs("lead");
  const id = await openMembers(page, "Platform team");
  await invite(page, "owner@sandbox.example\nguest@elsewhere.example");
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await expect(
    dialog.getByText(/^Only people in this account can be in this channel: guest@elsewhere\.example/),
  ).toBeVisible();
  await expect(dialog.getByText(/Zoom emails people/)).toHaveCount(0);
  await dialog.getByText("Search", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Find a person" }).fill("out@elsewhere.example");
  await expect(page.getByRole("option", { name: /Use out@elsewhere\.example.*Not in this account/ })).toBeDisabled();
  // Signs nobody sees do not hide whose address it is.
  await dialog.getByRole("combobox", { name: "Find a person" }).fill("le\u200bad@sandbox.example");
  await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("Aiko Marchetti");
  await dialog.getByRole("combobox", { name: "Find a person" }).fill("");
  await dialog.getByRole("button", { name: "Add 1 person" }).click();
  await expect(done(page, "owner@sandbox.example: Added to the channel.")).toBeVisible();
  expect((await membersOf(page, id, "me")).get("owner@sandbox.example")).toBe("member");
});

test("a member is promoted, demoted and removed, each with a way back", async ({ openAs }) => {
  const page = await openAs("lead");
  const id = await openMembers(page, "Platform team");
  await row(page, "Yannick Obasanjo").getByText("Yannick Obasanjo").click();
  const dialog = page.getByRole("dialog", { name: "Member" });
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Promote…" }).click();
  await page
    .getByRole("dialog", { name: "Promote 1 person?" })
    .getByRole("button", { name: "Promote 1 person" })
    .click();
  await expect(done(page, "Promoted Yannick Obasanjo.")).toBeVisible();
  await expect(row(page, "Yannick Obasanjo")).toContainText("Administrator");
  expect((await membersOf(page, id, "me")).get("member@sandbox.example")).toBe("admin");

  await openTab(page, "Administrators");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Demote Yannick Obasanjo" }).click();
  await page.getByRole("dialog", { name: "Demote 1 person?" }).getByRole("button", { name: "Demote 1 person" }).click();
  await expect(done(page, "Demoted Yannick Obasanjo.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Demote Yannick Obasanjo" })).toHaveCount(0);
  expect((await membersOf(page, id, "me")).get("member@sandbox.example")).toBe("member");
  await done(page, /^Demoted/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByRole("button", { name: "Demote Yannick Obasanjo" })).toBeVisible();
  expect((await membersOf(page, id, "me")).get("member@sandbox.example")).toBe("admin");

  await openTab(page, "Members");
  await row(page, "Priscilla Nakamura-Jones").getByText("Priscilla Nakamura-Jones").click();
  await dialog.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("dialog", { name: "Remove 1 person?" }).getByRole("button", { name: "Remove 1 person" }).click();
  await expect(row(page, "Priscilla Nakamura-Jones")).toHaveCount(0);
  expect((await membersOf(page, id, "me")).has("helpdesk@sandbox.example")).toBe(false);
  await done(page, /^Removed/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(row(page, "Priscilla Nakamura-Jones")).toBeVisible();
});

test("an administrator who is removed comes back as one", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person&person=lead@sandbox.example");
  const id = await openMembers(page, "Platform team");
  const before = await membersOf(page, id);
  expect(before.get("helpdesk@sandbox.example")).toBe("member");
  for (const [verb, done_] of [
    ["Promote", /^Promoted/],
    ["Remove", /^Removed/],
  ] as const) {
    await box(page, "Priscilla Nakamura-Jones").click();
    await bar(page)
      .getByRole("button", { name: `${verb}…` })
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `${verb} 1 person` })
      .click();
    await expect(done(page, done_)).toBeVisible();
  }
  expect((await membersOf(page, id)).has("helpdesk@sandbox.example")).toBe(false);
  await done(page, /^Removed/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, "Undone: Remove Priscilla Nakamura-Jones from Platform team.")).toBeVisible();
  await expect(row(page, "Priscilla Nakamura-Jones")).toContainText("Administrator");
  expect((await membersOf(page, id)).get("helpdesk@sandbox.example")).toBe("admin");
});

test("several members are removed at once; the owner is left out and says why", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person&person=lead@sandbox.example");
  const id = await openMembers(page, "Platform team");
  const before = await membersOf(page, id);
  await box(page, "Aiko Marchetti").click();
  await box(page, "Yannick Obasanjo").click();
  await box(page, "Priscilla Nakamura-Jones").click();
  await expect(bar(page).getByRole("status")).toHaveText(/^3 selected of [\d,]+$/);
  await bar(page).getByRole("button", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove 2 people from Platform team?" });
  await expect(dialog.getByRole("region", { name: "Left out" })).toContainText(
    /They own the channel\..*Aiko Marchetti/,
  );
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("Remove 2 people from Platform team: 2 done, 1 left out.")).toBeVisible();
  await expect(row(page, "Yannick Obasanjo")).toHaveCount(0);
  await expect(row(page, "Aiko Marchetti")).toBeVisible();
  const after = await membersOf(page, id);
  expect([...before.keys()].filter((email) => !after.has(email)).sort()).toEqual([
    "helpdesk@sandbox.example",
    "member@sandbox.example",
  ]);
});

test("members whom Zoom did not remove are named and can be tried again", async ({ openAs, control }) => {
  const page = await openAs("lead");
  await openMembers(page, "Platform team");
  await box(page, "Yannick Obasanjo").click();
  await box(page, "Priscilla Nakamura-Jones").click();
  // The call for both, and then the one for each.
  await control.fault({ operation: "batchRemoveMembersFromChannel", status: 400, code: 5301, times: 3 });
  await bar(page).getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(results(page).getByRole("status")).toHaveText("0 people done, 2 failed");
  await expect(result(page, "Yannick Obasanjo")).toContainText(/Zoom keeps them in the channel.*\(code 5301\)/);
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByText("Remove 2 people from Platform team: done.")).toBeVisible();
  await expect(row(page, "Yannick Obasanjo")).toHaveCount(0);
});

test("one member among several who is gone is left out, and the others go", async ({ control, openAs }) => {
  const page = await openAs("lead");
  const id = await openMembers(page, "Platform team");
  await box(page, "Yannick Obasanjo").click();
  await box(page, "Priscilla Nakamura-Jones").click();
  await expect(bar(page).getByRole("status")).toHaveText(/^2 selected of [\d,]+$/);
  await control.elsewhere("member", `DELETE /chat/channels/${id}/members/me`);
  await bar(page).getByRole("button", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Remove Priscilla Nakamura-Jones/ });
  await expect(dialog.getByRole("region", { name: "Left out" })).toContainText(
    /They are not in the channel\..*Yannick Obasanjo/,
  );
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText(/^Remove[^?]*: (\d+ )?done/)).toBeVisible();
  expect((await membersOf(page, id, "me")).has("helpdesk@sandbox.example")).toBe(false);
});

test("several members are promoted, and taken back, on behalf of the owner", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=person&person=lead@sandbox.example");
  const id = await openMembers(page, "Platform team");
  const before = await membersOf(page, id);
  await box(page, "Yannick Obasanjo").click();
  await box(page, "Priscilla Nakamura-Jones").click();
  await bar(page).getByRole("button", { name: "Promote…" }).click();
  const dialog = page.getByRole("dialog", { name: "Promote 2 people in Platform team to administrator?" });
  await expect(dialog.getByText("Zoom will show this as done by Aiko Marchetti.")).toBeVisible();
  await dialog.getByRole("button", { name: "Promote", exact: true }).click();
  const notice = page
    .getByRole("status")
    .filter({ hasText: "Promote 2 people in Platform team to administrator: done." });
  await expect(notice).toBeVisible();
  await expect(row(page, "Yannick Obasanjo")).toContainText("Administrator");
  expect((await membersOf(page, id)).get("member@sandbox.example")).toBe("admin");
  await notice.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Yannick Obasanjo")).not.toContainText("Administrator");
  expect(await membersOf(page, id)).toEqual(before);
});

test("the members of a channel are filtered, also by who may post, and the filter stands in the address", async ({
  openAs,
}) => {
  const page = await openAs("lead");

  await test.step("the filter over members stands in the address", async () => {
    await openMembers(page, "Platform team");
    await page.getByRole("combobox", { name: "Role" }).selectOption("Owner");
    await expect(table(page).getByRole("row")).toHaveCount(2);
    await expect(page).toHaveURL(/[?&]role=owner/);
    await page.reload();
    await expect(table(page).getByRole("row")).toHaveCount(2);
    await page.getByRole("searchbox", { name: "Filter members by name or address" }).fill("yannick");
    await expect(page.getByRole("heading", { name: "No member matches" })).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(row(page, "Yannick Obasanjo")).toBeVisible();
  });

  await test.step("who may post stands beside each member and can be filtered", async () => {
    await page.goto("/channels");
    await openMembers(page, "Release notes");
    await expect(table(page).getByRole("columnheader", { name: "Can post" })).toBeVisible();
    await expect(row(page, "Aiko Marchetti")).toContainText("Yes");
    await expect(page.getByRole("combobox", { name: "Can post" }).getByRole("option").first()).toHaveText(
      "All members",
    );
    await page.getByRole("combobox", { name: "Can post" }).selectOption("Chosen to post");
    await expect(table(page).getByRole("row")).toHaveCount(2);
    await expect(row(page, "Yannick Obasanjo")).toBeVisible();
    await expect(page).toHaveURL(/[?&]post=chosen(&|$)/);
    await page.getByRole("combobox", { name: "Can post" }).selectOption("Cannot post");
    await expect(row(page, "Yannick Obasanjo")).toHaveCount(0);
    await expect(row(page, "Aiko Marchetti")).toHaveCount(0);
    await page.getByRole("combobox", { name: "Can post" }).selectOption("Can post");
    await expect(table(page).getByRole("row")).toHaveCount(3);
  });
});
