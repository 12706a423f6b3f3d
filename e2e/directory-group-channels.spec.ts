// Directory groups in channels, and what those see who may not change them.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { done, openTab } from "./channel-page.ts";
import { idOf, openGroup, people, peopleOf, results, undo } from "./directory-group-page.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf, membersOf } from "./zoom.ts";

const InChannel = v.object({ groups: v.optional(v.array(v.object({ group_id: v.string() })), []) });

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
  await expect(page.getByText("None of your roles includes “Change directory groups”.")).toBeVisible();
  const looked = page.getByRole("list", { name: "Checked channels" }).getByRole("listitem");
  await expect(looked).toContainText("Not in the channel");
  await page.getByRole("combobox", { name: "Check a channel" }).fill(launch.id);
  await page.getByRole("option").click();
  await expect(looked.filter({ hasText: "Launch room" })).toContainText("Not in the channel");
  await expectAccessibleInEveryLook(page);
  await control.fault({ operation: "inviteChannelMembersGroups", status: 500, times: 1 });
  await page.getByRole("button", { name: "Add to 2 channels" }).click();
  await expect(results(page).getByRole("status")).toHaveText("1 channel done, 1 failed");
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(done(page, "Added Design to 2 channels.")).toBeVisible();
  await expect(looked.filter({ hasText: "In the channel" })).toHaveCount(2);
  expect([await isIn(platform.id), await isIn(launch.id)]).toEqual([true, true]);

  await page.getByRole("button", { name: "Remove from Platform team" }).click();
  const asking = page.getByRole("dialog", { name: "Remove the directory group Design from Platform team?" });
  await expect(asking).toContainText("The people it brought leave the channel with it");
  await asking.getByRole("button", { name: "Remove", exact: true }).click();
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
  await page.getByRole("button", { name: "Add people" }).click();
  const invite = page.getByRole("dialog", { name: "Add people" });
  await chooseDesign();
  await expect(invite.getByText(`${design.length} already in the channel, left out`)).toBeVisible();
  await invite.getByText("Search", { exact: true }).click();
  await invite.getByRole("combobox", { name: "Find a person" }).fill("Priscilla");
  await invite.getByRole("option", { name: /Priscilla Nakamura-Jones/ }).click();
  await expectAccessibleInEveryLook(page);
  await invite.getByRole("button", { name: "Add 1 person" }).click();
  await expect(done(page, "helpdesk@sandbox.example: Added to the channel.")).toBeVisible();
  expect((await membersOf(page, id)).get("helpdesk@sandbox.example")).toBe("member");

  await openTab(page, "Directory groups");
  await page.getByRole("button", { name: "Add directory groups" }).click();
  const groups = page.getByRole("dialog", { name: "Add directory groups" });
  await groups.getByRole("checkbox", { name: /Product/ }).check();
  // What was ticked is there again after a reload, once the dialog is.
  await page.reload();
  await page.getByRole("button", { name: "Add directory groups" }).click();
  await expect(groups.getByRole("checkbox", { name: /Product/ })).toBeChecked();
  await groups.getByRole("textbox", { name: "Group IDs" }).fill("AAAAAAAAAAAAAAAAAAAAAA");
  await groups.getByRole("button", { name: "Add 2 groups" }).click();
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
