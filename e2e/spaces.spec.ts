import type { Page } from "@playwright/test";
import * as v from "valibot";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { choice, chooseAction, done, nameField, save } from "./channel-page.ts";
import { closeDialog, grid, helpdesk, lead, member, openSpace, results, rolesIn, row } from "./space-page.ts";
import { expect, test } from "./test.ts";
import { callZoom, everyChannel } from "./zoom.ts";

const Spaces = v.object({ shared_spaces: v.array(v.object({ space_id: v.string(), space_name: v.string() })) });
const Space = v.object({
  space_name: v.string(),
  space_desc: v.string(),
  space_settings: v.record(v.string(), v.number()),
});
const Channels = v.object({ channels: v.array(v.object({ channel_name: v.string() })) });

async function channelsIn(page: Page, id: string): Promise<readonly string[]> {
  const { body } = await callZoom(page, `/chat/spaces/${id}/channels?page_size=50`, { via: "me" });
  return v.parse(Channels, body).channels.map(({ channel_name }) => channel_name);
}

async function spaceAsZoomHasIt(page: Page, id: string) {
  return v.parse(Space, (await callZoom(page, `/chat/spaces/${id}`, { via: "me" })).body);
}

test("spaces are listed and filtered, those of a person too", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces?via=account");
  await expect(row(page, "Shared spaces", "Platform")).toContainText("Aiko Marchetti");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("searchbox", { name: "Space or owner" }).fill("partner margarethe");
  await expect(row(page, "Shared spaces", "Partner programme")).toBeVisible();
  await expect(row(page, "Shared spaces", "Aiko Marchetti")).toHaveCount(0);
  await expect(page).toHaveURL(/[?&]find=partner/);
  await page.getByRole("searchbox", { name: "Space or owner" }).fill("");
  await page.getByRole("combobox", { name: "With a person" }).fill(lead);
  await page.getByRole("option", { name: /lead@/ }).click();
  await expect(row(page, "Shared spaces", "Partner programme")).toHaveCount(0);
  await expect(row(page, "Shared spaces", "Platform")).toBeVisible();
  await expect(page).toHaveURL(/[?&]person=lead/);
  await page.getByRole("button", { name: "Help: Shared spaces" }).click();
  await expect(page.getByRole("dialog")).toContainText("team_chat:update:shared_space_channels");
});

test("a space is created with people and roles, and nothing is lost on the way", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("lead", "/spaces?via=me");
  await page.getByRole("link", { name: "New space" }).click();
  const create = page.getByRole("button", { name: "Create space" });
  await create.click();
  await expect(page.getByText("A space needs a name.")).toBeVisible();
  await expect(nameField(page)).toBeFocused();
  await nameField(page).fill("partner PROGRAMME");
  await page.getByRole("textbox", { name: "Description" }).fill("Where the ships are.");
  await page.getByRole("combobox", { name: "Who can add members" }).selectOption("Owner and administrators");
  await page.getByText("Paste addresses", { exact: true }).click();
  await page.getByRole("textbox", { name: "Email addresses" }).fill(`${helpdesk}, ${member}; nobody@sandbox.example`);
  await page.getByRole("combobox", { name: `Role of ${member}` }).selectOption("Administrator");
  await expectAccessibleInEveryLook(page);

  await create.click();
  await expect(page.getByText("Zoom finds nobody with this address: nobody@sandbox.example.")).toBeVisible();
  expect(await control.calls("createSharedSpace")).toHaveLength(0);
  await page.getByRole("button", { name: "Leave out nobody@sandbox.example" }).click();
  await create.click();
  await expect(page.getByText("Another shared space has this name.")).toBeVisible();
  await expect(nameField(page)).toBeFocused();
  await page.reload();
  await expect(page.getByText("Your earlier changes have been restored. They are not saved yet.")).toBeVisible();
  await nameField(page).fill("Harbour");
  await create.click();
  await expect(page.getByRole("heading", { level: 1, name: "Harbour" })).toBeVisible();
  await expect(row(page, "Members", "Yannick Obasanjo")).toContainText("Administrator");
  const id = /\/spaces\/([^?]+)/.exec(page.url())?.[1] ?? "";
  expect(await rolesIn(page, id)).toEqual({ [lead]: "owner", [member]: "admin", [helpdesk]: "member" });
  expect(await spaceAsZoomHasIt(page, id)).toMatchObject({
    space_name: "Harbour",
    space_desc: "Where the ships are.",
    space_settings: { add_member_permissions: 2, allow_to_add_external_users: 0, create_channels_permission: 1 },
  });

  const admin = await openAs("admin", "/spaces/new?via=account");
  await nameField(admin).fill("Quay");
  await admin.getByRole("combobox", { name: "Owner" }).fill(lead);
  await admin.getByRole("option", { name: /lead@/ }).click();
  await admin.getByRole("button", { name: "Create space" }).click();
  await expect(row(admin, "Members", "Aiko Marchetti")).toContainText("Owner");
});

test("settings are saved and undone by the owner, and shown to others with the reason", async ({ openAs }) => {
  const page = await openAs("lead", "/spaces?via=me");
  const id = await openSpace(page, "Platform");
  await expectAccessibleInEveryLook(page);
  await nameField(page).fill("Platforms");
  await choice(page, "Who can add external people", "Owner and administrators").check();
  await save(page).click();
  await expect(done(page, "Saved: name, who can add external people.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Platforms" })).toBeVisible();
  await expect(page.getByText("Open to external people")).toBeVisible();
  const saved = await spaceAsZoomHasIt(page, id);
  expect(saved).toMatchObject({ space_name: "Platforms", space_settings: { allow_to_add_external_users: 3 } });
  await done(page, /^Saved/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Platform", exact: true })).toBeVisible();
  const undone = await spaceAsZoomHasIt(page, id);
  expect(undone).toMatchObject({ space_name: "Platform", space_settings: { allow_to_add_external_users: 0 } });
  await nameField(page).fill("Partner programme");
  await save(page).click();
  await expect(page.getByText("Another shared space has this name.")).toBeVisible();

  const administrator = await openAs("member", `/spaces/${id}?via=me`);
  await expect(choice(administrator, "Who can add members", "Every member")).toBeDisabled();
  await expect(administrator.getByText("Only the space’s owner can do this.").first()).toBeVisible();
  await administrator.getByRole("textbox", { name: "Description" }).fill("All of them.");
  await save(administrator).click();
  await expect(done(administrator, "Saved: description.")).toBeVisible();

  const plain = await openAs("helpdesk", `/spaces/${id}?via=me&tab=members`);
  await expect(plain.getByText("In this space, only the owner and administrators can add members.")).toBeVisible();
  await expect(grid(plain, "Members").getByRole("checkbox")).toHaveCount(0);
  const viewer = await openAs("channel-viewer", `/spaces/${id}?via=account`);
  await expect(viewer.getByText("None of your roles includes “Change space settings”.").first()).toBeVisible();
  await expect(nameField(viewer)).toBeDisabled();
  const stranger = await openAs("owner", `/spaces/${id}?via=me`);
  await expect(stranger.getByText("No permission to access the shared spaces.").first()).toBeVisible();
  await stranger.getByRole("link", { name: "Try the account connection" }).click();
  await expect(stranger.getByRole("heading", { level: 1, name: "Platform" })).toBeVisible();
});

test("channels are moved in and out, each with a result", async ({ openAs }) => {
  test.slow();
  const page = await openAs("lead", "/spaces?via=me");
  const id = await openSpace(page, "Platform", "Channels");
  const table = "Channels in the space";
  await expect(row(page, table, "platform-roadmap")).toContainText("Open to members");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Move channels in" }).click();
  const dialog = page.getByRole("dialog", { name: "Move channels into Platform" });
  await dialog.getByRole("checkbox", { name: /^Platform team/ }).check();
  await dialog.getByRole("checkbox", { name: /^Launch room/ }).check();
  await dialog.getByRole("textbox", { name: "Channel IDs" }).fill("platform");
  await expect(dialog.getByText("Not channel IDs: platform")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Move 2 channels in" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Channel IDs" }).fill("0".repeat(32));
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Move 3 channels in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Move in", exact: true }).click();
  await expect(results(page).getByRole("status")).toHaveText("1 channel done, 2 failed");
  await expect(results(page).getByRole("listitem").filter({ hasText: "Launch room" })).toContainText("other accounts");
  await closeDialog(page);
  await expect(row(page, table, "Platform team")).toContainText("Private");
  expect(await channelsIn(page, id)).toContain("Platform team");
  await done(page, "Moved 1 channel into Platform.").getByRole("button", { name: "Undo" }).click();
  await expect(row(page, table, "Platform team")).toHaveCount(0);

  await row(page, table, "General").getByRole("checkbox").click();
  await row(page, table, "platform-roadmap").getByRole("checkbox").click();
  await page.getByRole("button", { name: "Move out…" }).click();
  const question = page.getByRole("dialog", { name: /^Move platform-roadmap/ });
  await expect(question).toContainText("The general channel stays in its space.");
  await question.getByRole("button", { name: "Move out", exact: true }).click();
  await expect(done(page, "Moved 1 channel out of Platform.")).toBeVisible();
  expect(await channelsIn(page, id)).not.toContain("platform-roadmap");
  await done(page, /^Moved/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(row(page, table, "platform-roadmap")).toContainText("Private");

  const account = await openAs("admin", `/spaces/${id}?via=account&tab=channels`);
  await expect(account.getByRole("button", { name: "Move channels in" })).toBeDisabled();
  await expect(account.getByText("This needs your own connection").first()).toBeVisible();
  await expect(account.getByRole("link", { name: "Use my own connection" })).toBeVisible();
});

test("a space is deleted with what goes with it named", async ({ openAs, control }) => {
  const page = await openAs("lead", "/spaces?via=me");
  const id = await openSpace(page, "Platform");
  const dialog = await chooseAction(page, "Delete…");
  await expect(dialog).toContainText(/the membership of \d+ people/);
  await expect(dialog).toContainText("2 other channels, as private channels");
  await expect(dialog.getByText("platform-incidents")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await control.fault({ operation: "deleteSharedSpace", status: 400, code: 5301, times: 1 });
  await dialog.getByRole("textbox").fill("Platform");
  await dialog.getByRole("button", { name: "Delete permanently" }).click();
  await expect(dialog.getByText("Zoom could not do this")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete permanently" }).click();
  await expect(page.getByRole("heading", { name: "No shared spaces yet" })).toBeVisible();
  const { body } = await callZoom(page, "/chat/spaces?page_size=100", { via: "me" });
  expect(v.parse(Spaces, body).shared_spaces).toEqual([]);
  const channels = await everyChannel(page, "/chat/users/me/channels", "me");
  expect(channels.find(({ name }) => name === "platform-roadmap")?.type).toBe(2);
  await page.goto(`/spaces/${id}?via=me`);
  await expect(page.getByText("The shared space does not exist")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("link", { name: "Back to shared spaces" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Shared spaces" })).toBeVisible();
});
