// A day of an administrator: gives a role and ends it, goes through a finding, hands over for somebody who leaves, and looks
// at what others changed.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessible, expectAccessibleInEveryLook } from "../accessible.ts";
import { change, knownChannel, statusOfPlan } from "../console.ts";
import { emojiOf } from "../emoji-gallery.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { addressOf } from "../sign-in.ts";
import { membersIn } from "../space-page.ts";
import { tabTo } from "../tab-to.ts";
import { expect, test } from "../test.ts";
import { answerOf, callZoom, channelOf, everyChannel } from "../zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const section = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name, exact: true });

const Groups = v.object({
  mention_group_list: v.array(
    v.object({
      mention_group_id: v.string(),
      mention_group_name: v.string(),
      mention_group_description: v.optional(v.string(), ""),
    }),
  ),
});

const item = (page: Page, title: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });

test("an administrator takes back what a colleague changed, gives a role, and hands over for a leaver", async ({
  openAs,
  control,
}) => {
  test.slow();
  const page = await openAs("admin", "/inventory");
  await inventoryRead(page);

  await test.step("what a colleague changed in emojis, groups and spaces", async () => {
    const owner = await openAs("owner", "/channels?via=account");
    const [emoji] = await emojiOf(owner);
    const { id: teamId } = await channelOf(owner, "lead", "Platform team");
    const groups = async () => {
      const answer = await answerOf(owner, `/chat/channels/${teamId}/mention_group`);
      return v
        .parse(Groups, answer)
        .mention_group_list.map((group) => [group.mention_group_name, group.mention_group_description]);
    };
    const groupsBefore = await groups();
    const { mention_group_list: all } = v.parse(
      Groups,
      await answerOf(owner, `/chat/channels/${teamId}/mention_group`),
    );
    const idOf = (name: string) => all.find((group) => group.mention_group_name === name)?.mention_group_id ?? "";
    const { spaceId } = await knownChannel(page, "partner-events");
    const daniel = async () =>
      (await membersIn(owner, spaceId ?? "", "account")).find(({ email }) => email === addressOf("admin"));
    const before = await daniel();
    expect(before?.role).toBe("admin");
    const inTeam = { channelId: teamId, channel: "Platform team" };
    await change(
      owner,
      { actionId: "delete-emojis", targets: [{ fileId: emoji?.file_id, name: emoji?.name, picture: "" }] },
      {
        ...{ actionId: "edit-mention-groups", input: { description: "Carries the pager." } },
        targets: [{ ...inTeam, groupId: idOf("on-call"), name: "on-call" }],
      },
      { actionId: "delete-mention-groups", targets: [{ ...inTeam, groupId: idOf("reviewers"), name: "reviewers" }] },
      {
        actionId: "demote-in-spaces",
        targets: [
          {
            ...{ spaceId, space: "Partner programme", memberId: before?.member_id ?? "", userId: "" },
            ...{ name: "Daniel Achebe", email: addressOf("admin") },
          },
        ],
      },
    );
    await expect.poll(async () => (await daniel())?.role).toBe("member");
    expect(await groups()).toEqual([["on-call", "Carries the pager."]]);
    expect((await emojiOf(owner)).map(({ name }) => name)).not.toContain(emoji?.name);

    await section(page, "Changes").click();
    await page
      .getByRole("row", { name: /Margarethe Lindqvist/ })
      .first()
      .click();
    await expect(page.getByText("4 done")).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await page.getByRole("button", { name: "Undo…" }).click();
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await expect(page.getByText("4 done")).toBeVisible();
    await expect.poll(groups).toEqual(groupsBefore);
    expect((await daniel())?.role).toBe("admin");
    expect((await emojiOf(owner)).map(({ name }) => name)).toContain(emoji?.name);
    // All of it stands in the trail.
    await section(page, "Audit trail").click();
    const trail = page.getByRole("grid", { name: "Audit trail" });
    await expect(trail.getByRole("row", { name: /^Undo: Delete the emoji .* 4 entries / })).toBeVisible();
    await expect(trail.getByRole("row", { name: /^Delete the emoji .* 4 entries / })).toBeVisible();
  });

  await test.step("a finding is set, snoozed for everyone, and counted again", async () => {
    await section(page, "Findings").click();
    const mentions = item(page, "Everyone can use @all in a large channel");
    await mentions.getByRole("button", { name: /^Set what/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Members, from" }).fill("many");
    await expect(dialog.getByRole("alert")).toContainText("A whole number");
    await expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole("textbox", { name: "Members, from" }).fill("20");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(mentions.getByRole("button", { name: /^Set what/ })).toHaveText("From 20 members on");
    await expect(mentions.getByRole("link", { name: /^See the \d+ channels$/ })).toBeVisible();
    await expectAccessibleInEveryLook(page);

    await mentions.getByRole("button", { name: /^Snooze/ }).click();
    await expect(dialog.getByRole("button", { name: "Snooze" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("The town hall needs it.");
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole("button", { name: "Snooze" }).click();
    await expect(mentions).toContainText(/Snoozed until .* by .*: The town hall needs it\./);
    await expect(mentions.getByRole("link")).toHaveText(["Daniel Achebe"]);

    const other = await openAs("owner", "/findings");
    await expect(item(other, "Everyone can use @all in a large channel")).toContainText("The town hall needs it.");
    await item(other, "Everyone can use @all in a large channel")
      .getByRole("button", { name: /^End the snooze/ })
      .click();
    await expect(mentions.getByRole("link", { name: /^See the/ })).toHaveCount(0);
    await page.reload();
    await expect(mentions.getByRole("link", { name: /^See the/ })).toBeVisible();
  });

  await test.step("a role over a pattern opens what matches it and nothing else, until it is ended", async () => {
    const desk = await openAs("helpdesk", "/access");
    const [{ id: inside }, { id: outside }] = await Promise.all([
      knownChannel(page, "Launch room"),
      knownChannel(page, "Platform team"),
    ]);
    const reads = async (channelId: string) => (await callZoom(desk, `/chat/channels/${channelId}/members`)).status;
    const invites = (channelId: string) =>
      statusOfPlan(desk, {
        actionId: "invite-members",
        targets: [{ channelId, channel: "A channel", name: "The owner", email: addressOf("owner") }],
      });
    expect([await reads(inside), await reads(outside)]).toEqual([403, 403]);

    // What there is to give.
    await section(page, "Access").click();
    await expect(page.getByRole("heading", { name: "No roles have been given yet" })).toBeVisible();
    await expectAccessibleInEveryLook(page);
    const parts = page.getByRole("navigation", { name: "Parts of access" });
    await parts.getByRole("link", { name: "Roles" }).click();
    await page.getByText("Help desk", { exact: true }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Help desk" }).getByText("Add members")).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await parts.getByRole("link", { name: /^Who holds what/ }).click();

    await page.getByRole("button", { name: "Give a role…" }).click();
    const dialog = page.getByRole("dialog", { name: "Give a role" });
    await dialog.getByRole("button", { name: "Give the role" }).click();
    await expect(dialog.getByRole("alert")).toHaveText(/Choose a person\..*Give a reason\./);
    await expectAccessibleInEveryLook(page);
    await dialog.getByRole("combobox", { name: "Person" }).fill(addressOf("helpdesk"));
    await page
      .getByRole("option")
      .filter({ hasText: addressOf("helpdesk") })
      .first()
      .click();
    await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "Help desk" });
    await dialog.getByRole("textbox", { name: "Name pattern" }).fill("launch*");
    await expect(dialog.getByRole("status").filter({ hasText: /^Opens 1 channel\.$/ })).toBeVisible();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Ticket 4711");

    // What is refused is said where it is asked, and nothing that was typed is lost.
    await page.route("**/api/access/grants", (route) => route.abort());
    await dialog.getByRole("button", { name: "Give the role" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await page.unroute("**/api/access/grants");
    await dialog.getByRole("button", { name: "Give the role" }).click();
    await expect(page.getByRole("status").filter({ hasText: /^Help desk given to / })).toBeVisible();
    await expect(dialog).toBeHidden();
    const row = page.getByRole("grid", { name: "Who holds what" }).getByRole("row").filter({ hasText: "Ticket 4711" });
    await expect(row).toContainText("Channels named launch*");
    await expectAccessibleInEveryLook(page);
    expect([await reads(inside), await reads(outside)]).toEqual([200, 403]);
    expect([await invites(inside), await invites(outside)]).toEqual([201, 403]);

    // Whoever has it sees so, and why; whoever gave it sees it by channel and by person.
    await desk.reload();
    await expect(desk.getByRole("heading", { name: "Roles you hold" })).toBeVisible();
    await expect(desk.getByRole("navigation", { name: "Parts of access" })).toHaveCount(0);
    await expect(
      desk.getByRole("listitem").filter({ hasText: /^Help desk · Channels named launch\* · / }),
    ).toContainText("Ticket 4711");
    await expectAccessibleInEveryLook(desk);
    await page.goto(`/channels/${inside}`);
    await page.getByRole("link", { name: "Who can touch it" }).click();
    await expect(page).toHaveURL(new RegExp(`part=channel&channel=${inside}`));
    const given = page.getByRole("listitem").filter({ hasText: "Ticket 4711" });
    await expect(given).toContainText("Help desk");
    await expectAccessibleInEveryLook(page);
    await given.getByRole("link", { name: "What they can do here" }).click();
    await expect(page).toHaveURL(/part=person&person=/);
    const right = (words: string) => page.getByRole("listitem").filter({ has: page.getByText(words, { exact: true }) });
    await expect(right("Add members").getByRole("img", { name: "Can", exact: true })).toBeVisible();
    await expect(right("Archive channels").getByRole("img", { name: "Cannot" })).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await parts.getByRole("link", { name: /^Who holds what/ }).click();

    await row.click();
    const opened = page.getByRole("dialog", { name: "Help desk" });
    await expectAccessibleInEveryLook(page);
    await opened.getByRole("button", { name: "End it now" }).click();
    const ended = page.getByRole("status").filter({ hasText: /^Help desk ended for / });
    await expect(ended).toBeVisible();
    await expect.poll(() => reads(inside)).toBe(403);
    await ended.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("status").filter({ hasText: /^Undone: Help desk given to / })).toBeVisible();
    await expect.poll(() => reads(inside)).toBe(200);
  });

  await test.step("a leaver, by keys alone; what Zoom refuses is told, and what was done is undone", async () => {
    await page.goto("/leavers?people=nobody");
    await expect(page.getByRole("heading", { name: "Nobody here" })).toBeVisible();
    await expect(page.getByText("The inventory knows nobody by 1 of these IDs.")).toBeVisible();
    await expectAccessible(page);

    await page.route(/\/api\/inventory\/leavers\?/, (route) => route.abort());
    await page.goto("/leavers");
    const whose = page.getByRole("combobox", { name: "Who leaves" });
    await expect(whose).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await tabTo(page, whose);
    await page.keyboard.type(addressOf("member"));
    await expect(page.getByRole("option")).toHaveCount(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/people=/);
    const again = page.getByRole("button", { name: "Try again" });
    await expect(again).toBeVisible();
    await expectAccessible(page);
    await page.unroute(/\/api\/inventory\/leavers\?/);
    await tabTo(page, again);
    await page.keyboard.press("Enter");
    const review = page.getByRole("button", { name: "Review the plan…" });
    await expect(review).toBeEnabled();

    const theirs = async () =>
      (await everyChannel(page, `/chat/users/${addressOf("member")}/channels`)).map(({ id }) => id);
    const before = await theirs();
    await control.fault({ operation: "batchRemoveMembersFromChannel", status: 400, code: 5301, times: 1 });
    await tabTo(page, review);
    await page.keyboard.press("Enter");
    const confirm = page.getByRole("dialog").getByRole("button", { name: "Hand over", exact: true });
    // So many at once are ticked before.
    await tabTo(page, page.getByRole("dialog").getByRole("checkbox"));
    await page.keyboard.press("Space");
    await tabTo(page, confirm);
    await page.keyboard.press("Enter");
    const results = page.getByRole("dialog", { name: /: results$/ });
    await expect(results.getByRole("status")).toHaveText(/^\d+ changes done, \d+ failed/, { timeout: 60_000 });
    await expectAccessible(page);
    expect((await theirs()).length).toBeLessThan(before.length);

    await tabTo(page, results.getByRole("button", { name: "Undo what was done" }));
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await theirs()).toSorted(), { timeout: 60_000 }).toEqual(before.toSorted());
  });
});
