import type { Locator, Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { done, openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { callZoom } from "./zoom.ts";

const Groups = v.object({
  mention_group_list: v.array(v.object({ mention_group_id: v.string(), mention_group_name: v.string() })),
});
const Members = v.object({ members: v.array(v.object({ email: v.optional(v.string(), "") })) });

/** The groups of a channel and the addresses of their people, as Zoom has them. */
async function groupsOf(page: Page, channelId: string): Promise<Record<string, readonly string[]>> {
  const path = `/chat/channels/${channelId}/mention_group`;
  const { mention_group_list: groups } = v.parse(Groups, (await callZoom(page, path, { via: "me" })).body);
  const entries = groups.map(async ({ mention_group_id: id, mention_group_name: name }) => {
    const { body } = await callZoom(page, `${path}/${id}/members?page_size=100`, { via: "me" });
    const addresses = v.parse(Members, body).members.map(({ email }) => email);
    return [name, addresses.sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const list = (page: Page) => page.getByRole("list", { name: "Mention groups" });
const people = (page: Page) => page.getByRole("list", { name: "People in the group" });
const results = (page: Page) => page.getByRole("region", { name: "Results" });

async function openGroups(page: Page, channel = "Platform team"): Promise<string> {
  const id = await openChannel(page, channel);
  await openTab(page, "Mention groups");
  await expect(list(page)).toBeVisible();
  return id;
}

async function openGroup(page: Page, name: string): Promise<void> {
  await list(page).getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
  await expect(people(page)).toBeVisible();
}

const RIGHT_TO_LEFT = "חותמים)(";

/** The signs of a text in the order in which they are seen, from left to right. */
const signsFromLeft = (text: Locator): Promise<string> =>
  text.evaluate((element) => {
    const signs: { readonly sign: string; readonly left: number }[] = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const [at, sign] of [...(node.textContent ?? "")].entries()) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        signs.push({ sign, left: range.getBoundingClientRect().left });
      }
    }
    return signs
      .sort((a, b) => a.left - b.left)
      .map(({ sign }) => sign)
      .join("");
  });

test("a group is created with members, changed and deleted, each with a way back", async ({ openAs }) => {
  test.slow();
  const page = await openAs("lead");
  const id = await openGroups(page);
  await expect(page.getByText("2 of 20 groups")).toBeVisible();
  await expect(list(page).getByRole("listitem").filter({ hasText: "on-call" })).toContainText("2 of 100 people");
  await expectAccessibleInEveryLook(page);

  await page.getByRole("button", { name: "New group" }).click();
  const dialog = page.getByRole("dialog", { name: "New mention group" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("ON-CALL");
  await expect(dialog.getByText("The channel already has a group with this name.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("approvers");
  await dialog.getByRole("textbox", { name: "Description" }).fill("Signs off.");
  await expect(dialog.getByRole("button", { name: "Create group", exact: true })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: /Yannick Obasanjo/ }).check();
  await dialog.getByText("Search", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Find a person" }).fill("Priscilla");
  await dialog.getByRole("option", { name: /Priscilla Nakamura-Jones/ }).click();
  await expect(dialog.getByText("2 people chosen")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Create group with 2 people" }).click();
  await expect(done(page, "Created the mention group approvers.")).toBeVisible();
  await expect(page.getByText("3 of 20 groups")).toBeVisible();
  expect((await groupsOf(page, id)).approvers).toEqual(["helpdesk@sandbox.example", "member@sandbox.example"]);

  await openGroup(page, "approvers");
  await page.getByRole("button", { name: "Edit…" }).click();
  const edit = page.getByRole("dialog", { name: "Edit approvers" });
  await edit.getByRole("textbox", { name: "Name" }).fill(RIGHT_TO_LEFT);
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: RIGHT_TO_LEFT })).toBeVisible();

  await page.getByRole("button", { name: "Delete…" }).click();
  const question = page.getByRole("dialog", { name: `Delete ${RIGHT_TO_LEFT}?` });
  await expect(question).toContainText("its list of 2 people");
  // The signs at the end of the name stand at its own end, on its left, and the question mark after all of it.
  expect(await signsFromLeft(question.getByRole("heading"))).toBe(`Delete ${[...RIGHT_TO_LEFT].reverse().join("")}?`);
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("2 of 20 groups")).toBeVisible();
  const deleted = done(page, `Deleted the mention group ${RIGHT_TO_LEFT}.`);
  expect(await signsFromLeft(deleted.getByRole("paragraph"))).toMatch(/ group \(\)\p{L}+\. See the change$/u);
  expect(Object.keys(await groupsOf(page, id)).sort()).toEqual(["on-call", "reviewers"]);
  await done(page, /^Deleted/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, /^Undone: Delete /)).toBeVisible();
  expect((await groupsOf(page, id))[RIGHT_TO_LEFT]).toEqual(["helpdesk@sandbox.example", "member@sandbox.example"]);
});

test("pasted addresses are added, and those who are not in the channel are named", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("lead");
  const id = await openGroups(page);
  await openGroup(page, "on-call");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people to on-call" });
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog
    .getByRole("textbox", { name: "Email addresses" })
    .fill("helpdesk@sandbox.example, member@sandbox.example; nobody@sandbox.example");
  await expect(dialog.getByText("1 already in the group, left out.")).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Not in the channel" })).toContainText("nobody@sandbox.example");
  await expectAccessibleInEveryLook(page);

  await control.fault({ operation: "addChannelMembersToMentionGroup", status: 500, times: 1 });
  await dialog.getByRole("button", { name: "Add 1 person" }).click();
  await expect(results(page).getByRole("status")).toHaveText("0 people done, 2 failed");
  await expect(results(page).getByRole("listitem").filter({ hasText: "nobody@" })).toContainText("Not a member");
  await expectAccessibleInEveryLook(page);
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  // Who is not in the channel was named before: no results stand over the undo.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const added = done(page, "Added 1 person to on-call. 1 person is not in the channel and was left out.");
  await expect(added).toBeVisible();
  await expect(people(page).getByRole("listitem")).toHaveCount(3);
  expect((await groupsOf(page, id))["on-call"]).toContain("helpdesk@sandbox.example");
  await added.getByRole("button", { name: "Undo" }).click();
  await expect(people(page).getByRole("listitem")).toHaveCount(2);
});

test("people are taken out and put back", async ({ openAs, control }) => {
  const page = await openAs("lead");
  const id = await openGroups(page);
  await openGroup(page, "on-call");
  await page.getByRole("button", { name: "Select by name or address…" }).click();
  const dialog = page.getByRole("dialog", { name: "Select people of on-call" });
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog
    .getByRole("textbox", { name: "Email addresses" })
    .fill("member@sandbox.example helpdesk@sandbox.example");
  await expect(dialog.getByText("1 person is not in the group: helpdesk@sandbox.example")).toBeVisible();
  await dialog.getByRole("button", { name: "Select 1 person" }).click();
  await expect(people(page).getByRole("checkbox", { name: /Yannick/ })).toBeChecked();
  await page.getByRole("region", { name: "Selected people" }).getByRole("button", { name: "Remove…" }).click();
  await expect(people(page).getByRole("listitem")).toHaveCount(1);
  expect((await groupsOf(page, id))["on-call"]).toEqual(["lead@sandbox.example"]);
  await done(page, /^Removed/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(people(page).getByRole("listitem")).toHaveCount(2);

  // Several are asked about, and one whom Zoom refuses is tried again.
  await page.getByRole("button", { name: "Select all", exact: true }).click();
  await page.getByRole("region", { name: "Selected people" }).getByRole("button", { name: "Remove…" }).click();
  const question = page.getByRole("dialog", {
    name: "Remove 2 people from the mention group on-call in Platform team?",
  });
  await expect(question).toContainText("They stay in the channel.");
  await expectAccessibleInEveryLook(page);
  await control.fault({ operation: "removeChannelMentionGroupMembers", status: 500, times: 2 });
  await question.getByRole("button", { name: "Remove", exact: true }).click();
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByRole("heading", { name: "No people in this group" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect((await groupsOf(page, id))["on-call"]).toEqual([]);
  await page
    .getByRole("status")
    .filter({ hasText: "Remove 2 people from the mention group on-call in Platform team: done." })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(people(page).getByRole("listitem")).toHaveCount(2);
});

test("a group's people are copied to another group and to another channel", async ({ openAs }) => {
  const page = await openAs("lead");
  const id = await openGroups(page);
  await openGroup(page, "on-call");
  await page.getByRole("button", { name: "Copy people…" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy the people of on-call" });
  await dialog.getByRole("combobox", { name: "To group" }).selectOption("reviewers");
  await dialog.getByRole("button", { name: "Copy 1 person" }).click();
  await expect(done(page, "Copied 1 person to reviewers.")).toBeVisible();
  expect((await groupsOf(page, id)).reviewers).toHaveLength(3);

  await page.getByRole("button", { name: "Copy people…" }).click();
  await dialog.getByRole("combobox", { name: "To channel" }).fill("Launch room");
  await dialog.getByRole("option", { name: /Launch room/ }).click();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("on-call");
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Copy 2 people" }).click();
  await expect(done(page, "Copied 2 people to on-call in Launch room.")).toBeVisible();
});

test("a member sees the groups and why they cannot change them", async ({ openAs }) => {
  const page = await openAs("member");
  await openGroups(page);
  await expect(page.getByRole("button", { name: "New group" })).toBeDisabled();
  await expect(page.getByText("Only the channel’s owner and administrators can do this.")).toBeVisible();
});

test("without the inventory the page says what it would list, and where groups stand", async ({ openAs }) => {
  const page = await openAs("lead", "/mention-groups?via=me");
  await expect(page.getByRole("heading", { name: "This page needs the inventory" })).toBeVisible();
  await expect(page.getByText(/a channel’s own page shows its groups/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Import…" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});
