import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { done, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf, membersOf } from "./zoom.ts";

const Groups = v.object({
  groups: v.array(v.object({ id: v.string(), name: v.string(), type: v.string(), total_members: v.number() })),
});
const People = v.object({ members: v.array(v.object({ email: v.string() })) });
const InChannel = v.object({ groups: v.optional(v.array(v.object({ group_id: v.string() })), []) });

async function groupsOf(page: Page) {
  return v.parse(Groups, (await callZoom(page, "/im/groups")).body).groups;
}

async function idOf(page: Page, name: string): Promise<string> {
  const found = (await groupsOf(page)).find((group) => group.name === name);
  if (!found) throw new Error(`no group is called ${name}`);
  return found.id;
}

async function peopleOf(page: Page, name: string): Promise<readonly string[]> {
  const { body } = await callZoom(page, `/im/groups/${await idOf(page, name)}/members?page_size=300`);
  return v.parse(People, body).members.map(({ email }) => email);
}

const list = (page: Page) => page.getByRole("grid", { name: "Directory groups" });
const row = (page: Page, name: string) => list(page).getByRole("row", { name: new RegExp(`^${name}`) });
const people = (page: Page) => page.getByRole("grid", { name: "People in the group" });
const person = (page: Page, name: string) => people(page).getByRole("row", { name: new RegExp(name) });
const results = (page: Page) => page.getByRole("region", { name: "Results" });
const undo = (page: Page, text: string | RegExp) => done(page, text).getByRole("button", { name: "Undo" }).click();

async function openGroup(page: Page, name: string): Promise<void> {
  await row(page, name).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(people(page)).toBeVisible();
}

test("a group is created with people, changed and deleted, each with a way back", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/directory-groups");
  await expect(list(page).getByRole("row")).toHaveCount(7);
  await expectAccessibleInEveryLook(page);
  await page.getByRole("columnheader", { name: "People" }).getByRole("button").click();
  await expect(page).toHaveURL(/[?&]sort=people/);
  await page.getByRole("combobox", { name: "Type" }).selectOption("Shared");
  await expect(list(page).getByRole("row")).toHaveCount(3);
  await page.getByRole("searchbox", { name: "Filter groups by name" }).fill("lighthouse");
  await page.getByRole("button", { name: "Clear filters" }).click();

  await page.getByRole("button", { name: "New group" }).click();
  const dialog = page.getByRole("dialog", { name: "New directory group" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("ENGINEERING");
  await expect(dialog.getByText("The account already has a group with this name.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Create group", exact: true })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Pilots");
  await dialog.getByRole("radio", { name: /^Shared/ }).check();
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog
    .getByRole("textbox", { name: "Email addresses" })
    .fill("member@sandbox.example lead@sandbox.example nobody@sandbox.example");
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Create group with 3 people" }).click();
  await expect(results(page).getByRole("status")).toHaveText("2 people done, 1 failed");
  await expect(results(page).getByRole("listitem").filter({ hasText: "nobody@" })).toContainText(
    "no active person matching this",
  );
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(done(page, "Created the directory group Pilots with 2 people.")).toBeVisible();
  expect(await peopleOf(page, "Pilots")).toEqual(["member@sandbox.example", "lead@sandbox.example"]);

  // The way back of all that a dialog did, whom it added among it.
  await undo(page, /^Created/);
  await expect(done(page, "Deleted Pilots.")).toBeVisible();
  expect((await groupsOf(page)).map(({ name }) => name)).not.toContain("Pilots");
  await page.getByRole("button", { name: "New group" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Pilots");
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Email addresses" }).fill("member@sandbox.example lead@sandbox.example");
  await dialog.getByRole("button", { name: "Create group with 2 people" }).click();
  await expect(done(page, "Created the directory group Pilots with 2 people.")).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await openGroup(page, "Pilots");
  await page.getByRole("button", { name: "Edit…" }).click();
  const edit = page.getByRole("dialog", { name: "Edit Pilots" });
  await edit.getByRole("textbox", { name: "Name" }).fill("Harbour pilots");
  await edit.getByRole("radio", { name: /^Restricted/ }).check();
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Harbour pilots" })).toBeVisible();
  expect((await groupsOf(page)).find(({ name }) => name === "Harbour pilots")).toMatchObject({ type: "restricted" });
  await undo(page, "Changed the directory group Harbour pilots.");
  await expect(page.getByRole("heading", { level: 1, name: "Pilots", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Delete…" }).click();
  const question = page.getByRole("dialog", { name: "Delete Pilots?" });
  await expect(question).toContainText("its list of 2 people");
  await expect(question.getByRole("button", { name: "Delete", exact: true })).toBeDisabled();
  await question.getByRole("textbox").fill("Pilots");
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { name: "This group has been deleted" })).toBeVisible();
  expect((await groupsOf(page)).map(({ name }) => name)).not.toContain("Pilots");
  await undo(page, "Deleted the directory group Pilots.");
  await expect(done(page, "Created Pilots again, with 2 people.")).toBeVisible();
  await expect(person(page, "Yannick Obasanjo")).toBeVisible();
  expect(await peopleOf(page, "Pilots")).toEqual(["member@sandbox.example", "lead@sandbox.example"]);
});

test("people are added and taken out, and whom Zoom refuses can be tried again", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("admin", "/directory-groups");
  const before = await peopleOf(page, "Product");
  const design = await peopleOf(page, "Design");
  await openGroup(page, "Product");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people to Product" });
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Email addresses" }).fill(before[0] ?? "");
  await expect(dialog.getByText("1 already in the group, left out.")).toBeVisible();
  await dialog.getByText("From a directory group", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Directory group" }).selectOption({ label: `Design (${design.length})` });
  await dialog.getByRole("button", { name: `Choose ${design.length} people` }).click();
  // Whom a refused call named is asked for one by one.
  await control.fault({ operation: "addIMDirectoryGroupMembers", status: 500, times: 100 });
  await dialog.getByRole("button", { name: `Add ${design.length} people` }).click();
  await expect(results(page).getByRole("status")).toHaveText(`0 people done, ${design.length} failed`);
  await control.clearFaults();
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(done(page, `Added ${design.length} people to Product.`)).toBeVisible();
  await expect(people(page).getByRole("row")).toHaveCount(before.length + design.length + 1);
  expect([...(await peopleOf(page, "Product"))].sort()).toEqual([...before, ...design].sort());
  await undo(page, /^Added/);
  await expect(people(page).getByRole("row")).toHaveCount(before.length + 1);
  expect(await peopleOf(page, "Product")).toEqual(before);

  await page.getByRole("button", { name: "Select by address…" }).click();
  const select = page.getByRole("dialog", { name: "Select people of Product" });
  await select.getByText("Paste addresses", { exact: true }).click();
  await select.getByRole("textbox", { name: "Email addresses" }).fill(`${before[1]} nobody@sandbox.example`);
  await expect(select.getByText("1 person is not in the group: nobody@sandbox.example")).toBeVisible();
  await select.getByRole("button", { name: "Select 1 person" }).click();
  await expect(page.getByRole("region", { name: "Selected people" }).getByRole("status")).toHaveText(
    /^1 selected of [\d,]+$/,
  );
  await people(page).getByRole("checkbox", { name: "Select all" }).click();
  await control.fault({ operation: "deleteIMDirectoryGroupMember", status: 500, times: 1 });
  const bar = page.getByRole("region", { name: "Selected people" });
  await bar.getByRole("button", { name: `Remove ${before.length} people…` }).click();
  const question = page.getByRole("dialog", { name: `Remove ${before.length} people?` });
  await expect(question).toContainText("any channels they are in only through the group");
  // So many of a group at once want a reason.
  await expect(question.getByRole("button", { name: "Remove", exact: true })).toBeDisabled();
  await question.getByRole("textbox").fill("They moved on.");
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(results(page).getByRole("status")).toHaveText(`${before.length - 1} people done, 1 failed`);
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByRole("heading", { name: "No people in this group" })).toBeVisible();
  expect(await peopleOf(page, "Product")).toEqual([]);
  await expect(page.getByText(`Done: Remove ${before.length} people.`)).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(people(page).getByRole("row")).toHaveCount(before.length + 1);
  expect([...(await peopleOf(page, "Product"))].sort()).toEqual([...before].sort());
  await page.getByRole("searchbox", { name: "Filter people by name or address" }).fill(before[1] ?? "");
  await expect(people(page).getByRole("row")).toHaveCount(2);
});

/** The address of a group's part about some channels. */
async function channelsPath(page: Page, name: string, ...channels: readonly string[]): Promise<string> {
  return `/directory-groups/${await idOf(page, name)}?via=account&tab=channels&channels=${channels.join(",")}`;
}

test("a group is invited into channels and taken out of one", async ({ openAs, control }) => {
  const page = await openAs("channel-admin", "/directory-groups");
  const platform = await channelOf(page, "lead", "Platform team");
  const launch = await channelOf(page, "lead", "Launch room");
  const members = await membersOf(page, platform.id);
  const isIn = async (id: string) => {
    const { body } = await callZoom(page, `/chat/channels/${id}/members/groups`);
    const group = await idOf(page, "Design");
    return v.parse(InChannel, body).groups.some(({ group_id }) => group_id === group);
  };
  await page.goto(await channelsPath(page, "Design", platform.id));
  await expect(page.getByText("Your Zoom role can view directory groups.")).toBeVisible();
  const looked = page.getByRole("list", { name: "Checked channels" }).getByRole("listitem");
  await expect(looked).toContainText("Not in the channel");
  await page.getByRole("combobox", { name: "Check a channel" }).fill(launch.id);
  await page.getByRole("option").click();
  await expect(looked.filter({ hasText: "Launch room" })).toContainText("Not in the channel");
  await expectAccessibleInEveryLook(page);
  await control.fault({ operation: "inviteChannelMembersGroups", status: 500, times: 1 });
  await page.getByRole("button", { name: "Invite to 2 channels" }).click();
  await expect(results(page).getByRole("status")).toHaveText("1 channel done, 1 failed");
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(done(page, "Invited Design to 2 channels.")).toBeVisible();
  await expect(looked.filter({ hasText: "In the channel" })).toHaveCount(2);
  expect([await isIn(platform.id), await isIn(launch.id)]).toEqual([true, true]);

  await page.getByRole("button", { name: "Remove from Platform team" }).click();
  await page.getByRole("dialog", { name: "Remove the group?" }).getByRole("button", { name: "Remove" }).click();
  await expect(looked.filter({ hasText: "Platform team" })).toContainText("Not in the channel");
  expect(await membersOf(page, platform.id)).toEqual(members);
  await undo(page, "Removed Design from Platform team.");
  await expect(looked.filter({ hasText: "Platform team" })).toContainText("In the channel");
  expect(await isIn(platform.id)).toBe(true);
});

test("with the privilege for channels, groups and their people are chosen for a channel", async ({ openAs }) => {
  const page = await openAs("channel-admin", "/channels/new");
  const design = await peopleOf(page, "Design");
  const chooseDesign = async () => {
    await page.getByText("From a directory group", { exact: true }).click();
    await page.getByRole("combobox", { name: "Directory group" }).selectOption({ label: `Design (${design.length})` });
    await page.getByRole("button", { name: `Choose ${design.length} people` }).click();
  };
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Drawing board");
  await page.getByRole("textbox", { name: "Email addresses" }).fill("member@sandbox.example");
  await chooseDesign();
  await expect(page.getByText(`${design.length} people chosen, 1 address pasted`)).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Create channel" }).click();
  await expect(page.getByText(`Channel created with ${design.length + 1} members.`)).toBeVisible();
  const id = /\/channels\/([^?]+)/.exec(page.url())?.[1] ?? "";
  expect([...(await membersOf(page, id)).keys()].sort()).toEqual(
    ["channel-admin@sandbox.example", "member@sandbox.example", ...design].sort(),
  );

  await openTab(page, "Members");
  await page.getByRole("button", { name: "Invite people" }).click();
  const invite = page.getByRole("dialog", { name: "Invite people" });
  await chooseDesign();
  await expect(invite.getByText(`${design.length} already in the channel, left out`)).toBeVisible();
  await invite.getByText("Search", { exact: true }).click();
  await invite.getByRole("combobox", { name: "Find a person" }).fill("Priscilla");
  await invite.getByRole("option", { name: /Priscilla Nakamura-Jones/ }).click();
  await expectAccessibleInEveryLook(page);
  await invite.getByRole("button", { name: "Invite 1 person" }).click();
  await expect(done(page, "helpdesk@sandbox.example: Added to the channel.")).toBeVisible();
  expect((await membersOf(page, id)).get("helpdesk@sandbox.example")).toBe("member");

  await openTab(page, "Directory groups");
  await page.getByRole("button", { name: "Invite groups" }).click();
  const groups = page.getByRole("dialog", { name: "Invite groups" });
  await groups.getByRole("checkbox", { name: /Product/ }).check();
  await groups.getByRole("textbox", { name: "Group IDs" }).fill("AAAAAAAAAAAAAAAAAAAAAA");
  await groups.getByRole("button", { name: "Invite 2 groups" }).click();
  await expect(results(page).getByRole("status")).toHaveText("1 group done, 1 failed");
  await expect(results(page).getByRole("listitem").filter({ hasText: "AAAA" })).toContainText(
    "The group does not exist",
  );
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("link", { name: "Product" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Product" })).toBeVisible();
});

test("the privilege to view channels reads groups, and one's own connection says what it cannot", async ({
  openAs,
}) => {
  const page = await openAs("channel-viewer", "/directory-groups");
  await expect(page.getByRole("button", { name: "New group" })).toBeDisabled();
  await openGroup(page, "Design");
  await expect(page.getByRole("button", { name: "Edit…" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Add people" })).toBeDisabled();
  await expect(people(page).getByRole("checkbox")).toHaveCount(0);
  await page.getByRole("button", { name: "Help: Directory groups" }).click();
  await expect(page.getByRole("dialog", { name: "Help" })).toContainText("imgroup:write:admin");
  const asLead = await openAs("lead", "/directory-groups");
  await expect(asLead.getByRole("heading", { name: "Directory groups need the account connection" })).toBeVisible();
});

test("once Zoom has withdrawn directory groups, that is explained and nothing is offered", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin", "/directory-groups");
  await openGroup(page, "Design");
  await page.getByRole("button", { name: "Edit…" }).click();
  await control.reset({ imGroups: "withdrawn" });
  const dialog = page.getByRole("dialog", { name: "Edit Design" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Designers");
  await dialog.getByRole("button", { name: "Save" }).click();
  const explained = page.getByRole("heading", { name: "Zoom has withdrawn directory groups" });
  await expect(explained).toBeVisible();
  await expect(page.getByText("(410, code 4137)")).toBeVisible();
  for (const name of ["Edit…", "Delete…", "Add people"])
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  await page.goto("/directory-groups");
  await expect(explained).toBeVisible();
  await expect(page.getByRole("button", { name: "New group" })).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
});

test("why a dialog could not do its work is shown above its buttons, however little room there is", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin", "/directory-groups");
  await page.setViewportSize({ width: 1280, height: 420 });
  await page.getByRole("button", { name: "New group" }).click();
  const dialog = page.getByRole("dialog", { name: "New directory group" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Stowaways");
  await control.fault({ operation: "createIMDirectoryGroup", status: 500, times: 1 });
  await dialog.getByRole("button", { name: "Create group", exact: true }).click();
  await expect(dialog.getByRole("alert").getByRole("heading")).toBeInViewport({ ratio: 1 });
});
