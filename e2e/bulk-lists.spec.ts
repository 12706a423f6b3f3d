// What can be done with several rows of lists other than those of channels: selected, planned, applied, taken back.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { apply, bar, chooseOfPeople, paste, question, select, undo } from "./bulk-bar.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { helpdesk } from "./space-page.ts";
import { expect, test } from "./test.ts";
import { answerOf, callZoom, channelOf, membersOf } from "./zoom.ts";

const Groups = v.object({
  groups: v.array(v.object({ id: v.string(), name: v.string(), type: v.string(), total_members: v.number() })),
});
const groupsOf = async (page: Page) => v.parse(Groups, await answerOf(page, "/im/groups")).groups;
const GroupPeople = v.object({ members: v.array(v.object({ email: v.string() })) });
const InChannel = v.object({
  groups: v.optional(v.array(v.object({ group_id: v.string(), group_name: v.string() })), []),
});

test("directory groups get people, settings and channels, and are deleted, together", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin", "/directory-groups");
  const table = page.getByRole("grid", { name: "Directory groups" });
  const two = ["Design", "Product"];
  const ids = new Map((await groupsOf(page)).map(({ id, name }) => [name, id]));
  const peopleOf = async (name: string) => {
    const path = `/im/groups/${ids.get(name)}/members?page_size=300`;
    return v.parse(GroupPeople, await answerOf(page, path)).members.map(({ email }) => email);
  };
  const newcomer = "channel-viewer@sandbox.example";
  const before = await Promise.all(two.map(peopleOf));
  expect(before.flat()).not.toContain(newcomer);
  await select(table, two);
  await expectAccessibleInEveryLook(page);

  const choosing = await chooseOfPeople(page, "directory groups", "Add people…");
  await paste(choosing, newcomer);
  await choosing.getByRole("button", { name: "Review 1 person" }).click();
  const adding = question(page, "Add Tomasz Wierzbicki to 2 directory groups?");
  await expect(adding.getByRole("region", { name: "By group" })).toContainText("Design");
  await apply(page, adding, "Add", "Add Tomasz Wierzbicki to 2 directory groups");
  expect((await Promise.all(two.map(peopleOf))).map((people) => people.includes(newcomer))).toEqual([true, true]);
  await undo(page, "Add Tomasz Wierzbicki to 2 directory groups");
  expect(await Promise.all(two.map(peopleOf))).toEqual(before);

  const room = await channelOf(page, "lead", "Launch room");
  await bar(page, "directory groups").getByRole("button", { name: "Add to channels…" }).click();
  const choice = question(page, "Add 2 directory groups to channels");
  await choice.getByRole("combobox", { name: "Add a channel" }).fill(room.id);
  // A private channel that was named by its ID is in no list: its name is asked for.
  await page.getByRole("option", { name: "Channel ID" }).click();
  await expect(choice.getByRole("region", { name: "Chosen channels" })).toContainText("Launch room");
  await expectAccessibleInEveryLook(page);
  await choice.getByRole("button", { name: "Review" }).click();
  await apply(
    page,
    question(page, "Add 2 directory groups to Launch room?"),
    "Add",
    "Add 2 directory groups to Launch room",
  );
  const inRoom = async () => {
    const { body } = await callZoom(page, `/chat/channels/${room.id}/members/groups`);
    return v
      .parse(InChannel, body)
      .groups.map(({ group_name }) => group_name)
      .sort();
  };
  expect(await inRoom()).toEqual(two);

  // The list in the channel has them, and removes both.
  await page.goto(`/channels/${room.id}?via=account&tab=groups`);
  await select(page.getByRole("main"), two);
  await expect(bar(page, "directory groups").getByRole("status")).toHaveText("2 selected of 2");
  await expectAccessibleInEveryLook(page);
  await bar(page, "directory groups").getByRole("button", { name: "Remove…" }).click();
  const leaving = "Remove 2 directory groups from Launch room";
  const removing = question(page, `${leaving}?`);
  // They stand for more than a quarter of its people.
  await expect(removing.getByRole("region", { name: "A large change" })).toContainText(/^It removes up to \d+ of the/);
  await expect(removing.getByRole("button", { name: "Remove", exact: true })).toBeDisabled();
  await removing.getByRole("textbox", { name: "Reason" }).fill("The launch is over.");
  await apply(page, removing, "Remove", leaving);
  expect(await inRoom()).toEqual([]);
  await undo(page, leaving);
  expect(await inRoom()).toEqual(two);

  await page.goto("/directory-groups");
  await select(table, two);
  await bar(page, "directory groups").getByRole("button", { name: "Delete" }).click();
  await apply(page, question(page, "Delete 2 directory groups?"), "Delete", "Delete 2 directory groups");
  expect((await groupsOf(page)).map(({ name }) => name)).not.toEqual(expect.arrayContaining(two));
  await undo(page, "Delete 2 directory groups");
  const again = (await groupsOf(page)).filter(({ name }) => two.includes(name));
  expect(again.map(({ name, total_members }) => [name, total_members]).sort()).toEqual(
    two.map((name, at) => [name, before[at]?.length]),
  );
});

const MentionGroups = v.object({
  mention_group_list: v.array(v.object({ mention_group_id: v.string(), mention_group_name: v.string() })),
});
const MentionPeople = v.object({ members: v.array(v.object({ email: v.optional(v.string(), "") })) });

async function mentionGroupsOf(page: Page, channelId: string): Promise<Record<string, readonly string[]>> {
  const path = `/chat/channels/${channelId}/mention_group`;
  const groups = v.parse(MentionGroups, await answerOf(page, path, { via: "me" })).mention_group_list;
  const entries = groups.map(async ({ mention_group_id: id, mention_group_name: name }) => {
    const answer = await answerOf(page, `${path}/${id}/members?page_size=100`, { via: "me" });
    return [
      name,
      v
        .parse(MentionPeople, answer)
        .members.map(({ email }) => email)
        .sort(),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

test("mention groups of a channel get people and are deleted together, by keyboard on a small screen", async ({
  openAs,
}) => {
  const page = await openAs("lead");
  const id = await openChannel(page, "Platform team");
  await openTab(page, "Mention groups");
  const list = page.getByRole("list", { name: "Mention groups" });
  await expect(list).toBeVisible();
  const before = await mentionGroupsOf(page, id);
  expect(Object.keys(before)).toEqual(["on-call", "reviewers"]);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of Object.keys(before)) {
    await list.getByRole("checkbox", { name: `Select ${name}` }).focus();
    await page.keyboard.press("Space");
  }
  await expect(bar(page, "mention groups").getByRole("status")).toHaveText("2 selected of 2");
  await expectAccessibleInEveryLook(page);
  await bar(page, "mention groups").getByRole("button", { name: "People" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Add people…" })).toBeFocused();
  await page.keyboard.press("Enter");
  const choosing = question(page, "Add people to 2 mention groups");
  await paste(choosing, helpdesk);
  await choosing.getByRole("button", { name: "Review 1 person" }).click();
  const adding = question(page, /^Add .*\?$/);
  await expect(adding.getByRole("region", { name: "By group" })).toContainText("on-call · Platform team");
  await adding.getByRole("button", { name: "Add", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Add[^?]*: (\d+ )?done/)).toBeVisible();
  expect((await mentionGroupsOf(page, id))["on-call"]).toContain(helpdesk);

  await bar(page, "mention groups").getByRole("button", { name: "Delete" }).click();
  await apply(
    page,
    question(page, "Delete 2 mention groups in Platform team?"),
    "Delete",
    "Delete 2 mention groups in Platform team",
  );
  await expect(page.getByRole("heading", { name: "No mention groups yet" })).toBeVisible();
  expect(await mentionGroupsOf(page, id)).toEqual({});
  await undo(page, "Delete 2 mention groups in Platform team");
  expect(await mentionGroupsOf(page, id)).toEqual({
    ...before,
    "on-call": [...(before["on-call"] ?? []), helpdesk].sort(),
  });
});

test("administrators of a channel are demoted together", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=mine");
  const id = await openChannel(page, "Company announcements");
  await openTab(page, "Administrators");
  const boxes = page.getByRole("main").getByRole("checkbox");
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all()) await box.check();
  await expect(bar(page, "administrators").getByRole("status")).toHaveText("2 selected of 2");
  await expectAccessibleInEveryLook(page);
  const leaders = async () => [...(await membersOf(page, id)).values()].filter((role) => role === "admin").length;
  expect(await leaders()).toBe(2);
  await bar(page, "administrators").getByRole("button", { name: "Demote…" }).click();
  const title = "Demote 2 people in Company announcements to member";
  await apply(page, question(page, `${title}?`), "Demote", title);
  expect(await leaders()).toBe(0);
  await expect(boxes).toHaveCount(0);
  await undo(page, title);
  expect(await leaders()).toBe(2);
});
