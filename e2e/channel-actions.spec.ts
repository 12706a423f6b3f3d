import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { chooseAction, done, nameField, openChannel } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { callZoom, countPublicChannels, everyChannel, membersOf } from "./zoom.ts";

const archivedBadge = (page: Page) => page.getByRole("main").getByText("Archived", { exact: true });

test("a channel is archived, taken back, and unarchived", async ({ openAs }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Coffee and cake");

  const dialog = await chooseAction(page, "Archive…");
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Archive" }).click();
  await expect(done(page, "“Coffee and cake” is archived.")).toBeVisible();
  await expect(archivedBadge(page)).toBeVisible();
  await expect(nameField(page)).toBeDisabled();
  await expect(page.getByText("The channel is archived. Unarchive it first.").first()).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await done(page, /is archived/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, "Undone: Archive Coffee and cake.")).toBeVisible();
  await expect(nameField(page)).toBeEnabled();
  // One that is archived has no mention groups to tell.
  expect((await callZoom(page, `/chat/channels/${id}/mention_group`)).status).toBe(200);
});

test("a channel that was archived long ago shows it, and comes back", async ({ openAs }) => {
  const page = await openAs("lead");
  const search = { needle: { search_type: "by_channel_name", keywords: ["Trade show"] }, haystack: "user_joined" };
  const { body } = await callZoom(page, "/chat/channels/search", {
    via: "me",
    method: "POST",
    body: { ...search, include_archived: true },
  });
  const id = (body as { channels: { id: string }[] }).channels[0]?.id ?? "";
  await page.goto(`/channels/${id}?via=me`);
  await expect(archivedBadge(page)).toBeVisible();
  const dialog = await chooseAction(page, "Unarchive…");
  await dialog.getByRole("button", { name: "Unarchive" }).click();
  await expect(done(page, "“Trade show” is unarchived.")).toBeVisible();
  await expect(archivedBadge(page)).toHaveCount(0);
  await expect(nameField(page)).toBeEnabled();
  await page.reload();
  await expect(nameField(page)).toBeEnabled();
  await expect(archivedBadge(page)).toHaveCount(0);
});

test("a refusal of Zoom's is told in the dialog that asked", async ({ openAs }) => {
  const page = await openAs("admin");
  await openChannel(page, "General");
  const dialog = await chooseAction(page, "Archive…");
  await dialog.getByRole("button", { name: "Archive" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This is the account’s default channel");
  await expectAccessibleInEveryLook(page);
  await expect(dialog.getByRole("button", { name: "Archive" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(archivedBadge(page)).toHaveCount(0);
  // What it told is remembered: nobody leaves or archives the default channel.
  await page.getByRole("button", { name: "Actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Archive…" })).toContainText("This is the account’s default channel");
});

test("leaving a General channel is not offered, and the menu says why", async ({ openAs }) => {
  const page = await openAs("helpdesk");
  const own = await everyChannel(page, "/chat/users/me/channels", "me");
  const general = own.find(({ name, type }) => name === "General" && type === 3);
  await page.goto(`/channels/${general?.id}?via=me`);
  await page.getByRole("button", { name: "Actions" }).click();
  const leave = page.getByRole("menuitem", { name: "Leave…" });
  await expect(leave).toContainText("Nobody can leave a General channel");
  await expect(leave).toHaveAttribute("aria-disabled", "true");
});

test("a channel is deleted after its name is typed, and is gone from the list", async ({ openAs }) => {
  const page = await openAs("admin");
  const total = await countPublicChannels(page);
  await openChannel(page, "Coffee and cake");
  await nameField(page).fill("Never saved");
  const dialog = await chooseAction(page, "Delete…");
  const remove = dialog.getByRole("button", { name: "Delete permanently" });
  await expect(remove).toBeDisabled();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("textbox").fill("Coffee and cake");
  await remove.click();
  await expect(page.getByText("“Coffee and cake” is deleted.")).toBeVisible();
  await expect(page).toHaveURL(/\/channels\?via=account$/);
  await expect(channelList(page).row("General")).toBeVisible();
  await expect(channelList(page).row("Coffee and cake")).toHaveCount(0);
  await expect(channelList(page).end).toHaveText(`${total - 1} channels, all loaded`);
  expect(await countPublicChannels(page)).toBe(total - 1);
});

test("a channel that somebody deleted meanwhile is told as such", async ({ control, openAs }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Coffee and cake");
  await control.elsewhere("account", `DELETE /chat/channels/${id}`);
  await page.reload();
  await expect(page.getByRole("alert")).toContainText(/does not exist|Not found/);
  await expectAccessibleInEveryLook(page);
  await page.getByRole("link", { name: "Back to channels" }).click();
  await expect(channelList(page).row("General")).toBeVisible();
  await expect(channelList(page).row("Coffee and cake")).toHaveCount(0);
});

test("one's own connection leaves and joins a public channel", async ({ openAs }) => {
  const page = await openAs("helpdesk");
  const id = await openChannel(page, "Release notes");
  await expect(page.getByText("you are a member")).toBeVisible();
  const dialog = await chooseAction(page, "Leave…");
  await dialog.getByRole("button", { name: "Leave" }).click();
  await expect(done(page, "You left “Release notes”.")).toBeVisible();
  expect((await membersOf(page, id, "me")).has("helpdesk@sandbox.example")).toBe(false);
  await page.getByRole("button", { name: "Join channel" }).click();
  await expect(done(page, "You joined “Release notes”.")).toBeVisible();
  expect((await membersOf(page, id, "me")).get("helpdesk@sandbox.example")).toBe("member");
  await expect(page.getByRole("button", { name: "Join channel" })).toHaveCount(0);
});
