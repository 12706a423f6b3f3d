// A day of somebody who runs channels and nothing else: what waits there, who may what, done through the account connection
// too, and taken back.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "../accessible.ts";
import { choice, done, nameField, openTab, save } from "../channel-page.ts";
import { change, knownChannel, statusOfPlan } from "../console.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { everyMember, type MemberAtZoom, rolesIn } from "../jobs/company.ts";
import { addressOf } from "../sign-in.ts";
import { tabTo } from "../tab-to.ts";
import { expect, test } from "../test.ts";
import { channelOf, everyChannel, type ListedChannel, membersOf, settingsOf } from "../zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const PHONE = { width: 390, height: 844 };
const LEAD = addressOf("lead");

/** Follows a finding of one's own channels, which has to list these. */
async function expectFound(page: Page, finding: RegExp, wanted: readonly ListedChannel[]): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: finding }).click();
  const names = wanted.map(({ name }) => name).sort((one, other) => one.localeCompare(other, "en"));
  await expect(page.getByRole("grid").getByRole("row").getByRole("link")).toHaveText(names);
}

/** Somebody's own channels in which there is somebody of a kind, as Zoom has them. */
async function ownChannels(page: Page, judge: Page) {
  const own = await everyChannel(page, "/chat/users/me/channels", "me");
  const members = new Map<ListedChannel, readonly MemberAtZoom[]>();
  for (const channel of own) members.set(channel, await everyMember(judge, channel.id));
  return (fits: (member: MemberAtZoom) => boolean) =>
    own.filter((channel) => members.get(channel)?.some((member) => fits(member)));
}

test("a channel owner looks after their own channels through either connection, and takes back what they did", async ({
  openAs,
}) => {
  test.slow();
  const admin = await openAs("admin");
  await inventoryRead(admin);
  const { id } = await channelOf(admin, "lead", "Launch room");
  const page = await openAs("lead", "/overview");
  const of = await ownChannels(page, admin);

  // What is theirs and waits there, each a list that can be acted on.
  await expectAccessibleInEveryLook(page);
  await expectFound(
    page,
    /External members/,
    of(({ is_external: isExternal }) => isExternal),
  );
  await page.goBack();
  // Zoom leaves archived channels out of somebody's list.
  const tradeShow = { ...(await knownChannel(admin, "Trade show")), type: 3 };
  const owned = [...of(({ email, role }) => email === LEAD && role === "owner"), tradeShow];
  const role = page.getByRole("region", { name: "Your role" }).getByRole("row", { name: /You are the owner/ });
  await expect(role.getByRole("cell")).toHaveText(String(owned.length));
  await expectFound(page, /^You are the owner/, owned);
  await expect(page).toHaveURL(/show=own/);
  await expectAccessibleInEveryLook(page);
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile(await (await started).path(), "utf8");
  expect(text.trimEnd().split("\r\n")).toHaveLength(owned.length + 1);
  const table = page.getByRole("grid", { name: "You are the owner" });
  const row = table.getByRole("row").filter({ hasText: "Launch room" });
  const archived = row.getByRole("gridcell").last();
  await expect(archived).toHaveText("No");
  await row.getByRole("checkbox").click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Archive/ })
    .click();
  await expect(archived).toHaveText("Yes");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(archived).toHaveText("No");

  // Whoever administers channels finds these, and the guests in them.
  const colleague = await openAs("member", "/overview");
  const theirs = await ownChannels(colleague, admin);
  const administered = theirs(({ email, role }) => email === addressOf("member") && role === "admin");
  await expectFound(colleague, /^You are an administrator/, administered);
  await colleague.getByRole("grid").getByRole("link", { name: "Launch room" }).click();
  await expect(colleague.getByText("you are an administrator")).toBeVisible();
  await openTab(colleague, "Members");
  const guest = colleague.getByRole("grid", { name: "Members" }).getByRole("row", { name: /External/ });
  await expect(guest.first()).toBeVisible();

  // Who may what, as an administrator left it, changed on their own connection.
  const allMention = { channelId: id, name: "Launch room" };
  await change(admin, { actionId: "set-channel-settings", input: { mentionAll: 3 }, targets: [allMention] });
  await page.goto(`/channels/${id}?via=me`);
  const { channel_settings: before } = await settingsOf(admin, id);
  expect(before).toMatchObject({ posting_permissions: 1, add_member_permissions: 1, mention_all_permissions: 3 });
  await expect(choice(page, "Who can post", "Everyone")).toBeChecked();
  await expect(choice(page, "Who can add members", "Every member")).toBeChecked();
  await expect(choice(page, "Who can use @all", "Nobody")).toBeChecked();
  for (const setting of ["Who can post", "Who can add members", "Who can use @all"])
    await choice(page, setting, "Owner and administrators").check();
  await save(page).click();
  await expect(page.getByText("Saved: Who can post, who can add members, who can use @all.")).toBeVisible();
  expect((await settingsOf(admin, id)).channel_settings).toEqual({
    ...{ ...before, posting_permissions: 2, add_member_permissions: 2, mention_all_permissions: 2 },
  });

  // The account connection is theirs for their own channels, and for no other.
  await page.goto(`/channels/${id}?via=account`);
  await nameField(page).fill("Landing room");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Landing room" })).toBeVisible();
  const planning = await channelOf(admin, "lead", "Quarterly planning");
  const renaming = (channel: ListedChannel) =>
    statusOfPlan(page, {
      ...{ actionId: "set-channel-settings", input: { name: "Taken over" } },
      targets: [{ channelId: channel.id, name: channel.name }],
    });
  expect(await renaming(planning)).toBe(403);
  await page.goto(`/channels/${planning.id}?via=account`);
  await expect(page.getByRole("link", { name: "Try my own connection" })).toBeVisible();

  // By keys alone on a phone: somebody is taken out through the account connection, and comes back as they were.
  const roles = await rolesIn(admin, id);
  await page.setViewportSize(PHONE);
  await page.goto(`/channels/${id}?via=account&tab=members&find=Lan%20Li`);
  const member = page.getByRole("grid", { name: "Members" }).getByRole("row", { name: /Lan Li/ });
  await expect(member).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, page.getByRole("grid", { name: "Members" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("region", { name: "Selected members" }).getByRole("button", { name: "Remove…" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Remove 1 person" }));
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await rolesIn(admin, id)).size).toBe(roles.size - 1);
  await tabTo(page, done(page, /^Removed/).getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(done(page, /^Undone: Remove/)).toBeVisible();
  expect(await rolesIn(admin, id)).toEqual(roles);
  await page.setViewportSize({ width: 1440, height: 900 });

  // An administrator removes somebody meanwhile. Everything that was done to the channel is in its history, by whomever.
  const size = (await membersOf(admin, id)).size;
  await admin.goto(`/channels/${id}?via=account&tab=members`);
  await admin
    .getByRole("grid", { name: "Members" })
    .getByRole("checkbox", { name: /^Select (?!all)/ })
    .nth(2)
    .check();
  await admin.getByRole("region", { name: "Selected members" }).getByRole("button", { name: "Remove…" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Remove 1 person" }).click();
  await expect.poll(async () => (await membersOf(admin, id)).size).toBe(size - 1);
  await page.goto(`/channels/${id}?via=me`);
  await openTab(page, "History");
  await expect(page.getByText("What was done to this channel through the console, by anyone.")).toBeVisible();
  await page.goto(`/channels/${id}?via=account&tab=history`);
  const history = page.getByRole("grid", { name: "History" });
  await expect(history.getByRole("row", { name: /^Remove members .*Daniel Achebe Done/ }).first()).toBeVisible();
  await expect(history.getByRole("row", { name: /Outside the console/ }).first()).toBeVisible();
  await expect(
    history.getByRole("row", { name: /^Change channel settings .*Who can post: Everyone → .*Aiko Marchetti Done/ }),
  ).toHaveCount(1);
  await history
    .getByRole("row", { name: /^Change channel settings .*Who can use @all: .*Daniel Achebe Done/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Change channel settings" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Who can use @all Owner and administrators Nobody/ })).toBeVisible();
  await page.reload();
  await expect(page.getByText("admin@sandbox.example")).toBeVisible();

  // The day after, in another browser: their own part of the trail, from which the renaming is taken back.
  await page.context().close();
  const again = await openAs("lead", "/audit");
  await expect(again.getByText(/This is what you did yourself/)).toBeVisible();
  await again
    .getByRole("row", { name: /Change channel settings .*Landing room/ })
    .first()
    .click();
  await again.getByRole("button", { name: "Undo this…" }).click();
  await again.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(again.getByText("Done", { exact: true }).first()).toBeVisible();
  expect((await settingsOf(admin, id)).name).toBe("Launch room");
});
