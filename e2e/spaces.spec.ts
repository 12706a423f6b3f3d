import type { Locator, Page } from "@playwright/test";
import * as v from "valibot";
import type { ConnectionName } from "../contract/bff.ts";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { choice, chooseAction, done, nameField, save } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { callZoom, everyChannel } from "./zoom.ts";

const Spaces = v.object({ shared_spaces: v.array(v.object({ space_id: v.string(), space_name: v.string() })) });
const Space = v.object({
  space_name: v.string(),
  space_desc: v.string(),
  space_settings: v.record(v.string(), v.number()),
});
const Members = v.object({
  members: v.array(v.object({ email: v.string(), role: v.string(), member_id: v.string() })),
});
const Channels = v.object({ channels: v.array(v.object({ channel_name: v.string() })) });

const grid = (page: Page, name = "Shared spaces") => page.getByRole("grid", { name });
const row = (page: Page, table: string, text: string): Locator =>
  grid(page, table).getByRole("row").filter({ hasText: text });
const results = (page: Page) => page.getByRole("region", { name: "Results" });
const closeDialog = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();

/** Opens a space out of the list, at one of its parts, and resolves to its id. */
async function openSpace(page: Page, name: string, part: "Settings" | "Members" | "Channels" = "Settings") {
  await grid(page).getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await openPart(page, part);
  return /\/spaces\/([^?]+)/.exec(page.url())?.[1] ?? "";
}

async function openPart(page: Page, part: string): Promise<void> {
  const link = page.getByRole("navigation", { name: "Parts of the space" }).getByRole("link", {
    name: new RegExp(`^${part}`),
  });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

/** The roles of a space's people by address, as Zoom has them. */
async function rolesIn(page: Page, id: string, via: ConnectionName = "me"): Promise<Record<string, string>> {
  const { body } = await callZoom(page, `/chat/spaces/${id}/members?page_size=100`, { via });
  return Object.fromEntries(v.parse(Members, body).members.map(({ email, role }) => [email, role]));
}

async function channelsIn(page: Page, id: string): Promise<readonly string[]> {
  const { body } = await callZoom(page, `/chat/spaces/${id}/channels?page_size=50`, { via: "me" });
  return v.parse(Channels, body).channels.map(({ channel_name }) => channel_name);
}

async function spaceAsZoomHasIt(page: Page, id: string) {
  return v.parse(Space, (await callZoom(page, `/chat/spaces/${id}`, { via: "me" })).body);
}

const helpdesk = "helpdesk@sandbox.example";
const member = "member@sandbox.example";
const lead = "lead@sandbox.example";

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
  await page.getByRole("combobox", { name: "Who can add members" }).selectOption("Owner and admins");
  await page.getByText("Paste addresses", { exact: true }).click();
  await page.getByRole("textbox", { name: "E-mail addresses" }).fill(`${helpdesk}, ${member}; nobody@sandbox.example`);
  await page.getByRole("button", { name: "Choose 3 addresses" }).click();
  await page.getByRole("combobox", { name: `Role of ${member}` }).selectOption("Administrator");
  await expectAccessibleInEveryLook(page);

  await create.click();
  await expect(page.getByText("Zoom knows nobody with this address: nobody@sandbox.example.")).toBeVisible();
  expect(await control.calls("createSharedSpace")).toHaveLength(0);
  await page.getByRole("button", { name: "Leave out nobody@sandbox.example" }).click();
  await create.click();
  await expect(page.getByText("Another shared space has this name.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Your changes from before are here again. They are not saved.")).toBeVisible();
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
  await choice(page, "Who can add external people", "Owner and admins").check();
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
  await expect(plain.getByText("In this space only the owner and administrators add members.")).toBeVisible();
  await expect(grid(plain, "Members").getByRole("checkbox")).toHaveCount(0);
  const viewer = await openAs("channel-viewer", `/spaces/${id}?via=account`);
  await expect(viewer.getByText("Your Zoom role lets you view shared spaces, not change them.").first()).toBeVisible();
  await expect(nameField(viewer)).toBeDisabled();
  const stranger = await openAs("owner", `/spaces/${id}?via=me`);
  await expect(stranger.getByText("No permission to access the shared spaces.").first()).toBeVisible();
  await stranger.getByRole("link", { name: "Try the account connection" }).click();
  await expect(stranger.getByRole("heading", { level: 1, name: "Platform" })).toBeVisible();
});

test("people are added, promoted, demoted and removed, each with a result and a way back", async ({
  openAs,
  control,
}) => {
  test.slow();
  const page = await openAs("lead", "/spaces?via=me");
  const id = await openSpace(page, "Platform", "Members");
  await expect(row(page, "Members", "Aiko Marchetti")).toContainText("Owner");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("combobox", { name: "State" }).selectOption("Deactivated");
  await expect(row(page, "Members", "Aiko Marchetti")).toHaveCount(0);
  await expect(page).toHaveURL(/[?&]status=inactive/);
  await expect
    .poll(async () => (await control.calls("listSharedSpaceMembers")).map(({ query }) => query))
    .toContainEqual(expect.stringContaining("status=inactive"));
  await page.getByRole("combobox", { name: "State" }).selectOption("All states");

  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people to Platform" });
  await dialog.getByText("Paste addresses", { exact: true }).click();
  await dialog
    .getByRole("textbox", { name: "E-mail addresses" })
    .fill(`${helpdesk} owner@sandbox.example admin@sandbox.example nobody@sandbox.example`);
  await dialog.getByRole("button", { name: "Choose 4 addresses" }).click();
  await expect(dialog.getByText("1 in the space already, left out.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await control.fault({ operation: "addMembersToSharedSpace", status: 500, times: 1 });
  await dialog.getByRole("button", { name: "Add 3 people" }).click();
  await expect(results(page).getByRole("status")).toHaveText("0 people done, 3 failed");
  await results(page).getByRole("button", { name: "Retry the failed" }).click();
  await expect(results(page).getByRole("status")).toHaveText("2 people done, 1 failed");
  await expect(results(page).getByRole("listitem").filter({ hasText: "nobody@" })).toContainText("knows nobody");
  await expectAccessibleInEveryLook(page);
  await closeDialog(page);
  await expect(row(page, "Members", "Daniel Achebe")).toContainText("Member");
  expect(await rolesIn(page, id)).toMatchObject({ "owner@sandbox.example": "member" });
  await done(page, "Added 2 people to Platform.").getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Members", "Daniel Achebe")).toHaveCount(0);

  // Somebody promotes her meanwhile: Zoom answers with success, and did it for nobody.
  const ids = v.parse(Members, (await callZoom(page, `/chat/spaces/${id}/members?page_size=100`, { via: "me" })).body);
  const priscilla = ids.members.find(({ email }) => email === helpdesk)?.member_id;
  await callZoom(page, `/chat/spaces/${id}/admins`, {
    via: "me",
    method: "POST",
    body: { members: [{ identifier: priscilla }] },
  });
  await page.getByRole("button", { name: "Select by address…" }).click();
  const selecting = page.getByRole("dialog", { name: "Select people of Platform" });
  await selecting.getByText("Paste addresses", { exact: true }).click();
  await selecting.getByRole("textbox", { name: "E-mail addresses" }).fill(`${helpdesk} owner@sandbox.example`);
  await selecting.getByRole("button", { name: "Choose 2 addresses" }).click();
  await expect(selecting.getByText("1 person is not in the space: owner@sandbox.example")).toBeVisible();
  await selecting.getByRole("button", { name: "Select 1 person" }).click();
  await page.getByRole("button", { name: "Promote…" }).click();
  await page.getByRole("button", { name: "Promote 1 person" }).click();
  await expect(results(page).getByRole("status")).toHaveText("0 people done, 1 failed");
  await expect(results(page).getByRole("listitem")).toContainText("did not promote");
  await closeDialog(page);
  await expect(row(page, "Members", "Priscilla")).toContainText("Administrator");
  await page.getByRole("button", { name: "Demote…" }).click();
  await page.getByRole("button", { name: "Demote 1 person" }).click();
  await expect(done(page, "Demoted Priscilla Nakamura-Jones.")).toBeVisible();
  expect((await rolesIn(page, id))[helpdesk]).toBe("member");
  await done(page, /^Demoted/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, "Promoted Priscilla Nakamura-Jones again.")).toBeVisible();

  await row(page, "Members", "Priscilla").getByRole("checkbox").click();
  await row(page, "Members", "Aiko Marchetti").getByRole("checkbox").click();
  await page.getByRole("button", { name: "Remove…" }).click();
  const question = page.getByRole("dialog", { name: "Remove 1 person?" });
  await expect(question).toContainText("Aiko Marchetti owns the space");
  await question.getByRole("button", { name: "Remove 1 person" }).click();
  await expect(done(page, "Removed Priscilla Nakamura-Jones.")).toBeVisible();
  expect(Object.keys(await rolesIn(page, id))).not.toContain(helpdesk);
  await done(page, /^Removed/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, "1 person is back.")).toBeVisible();
  expect((await rolesIn(page, id))[helpdesk]).toBe("admin");
});

test("the ownership is transferred by name, and given back", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces?via=account");
  const id = await openSpace(page, "Platform", "Members");
  await row(page, "Members", "Priscilla").click();
  await page.getByRole("button", { name: "Make owner…" }).click();
  const dialog = page.getByRole("dialog", { name: "Transfer the ownership?" });
  await expect(dialog.getByRole("combobox", { name: "New owner" })).toHaveValue("Priscilla Nakamura-Jones");
  await expect(dialog).toContainText("Aiko Marchetti stays in the space");
  await expectAccessibleInEveryLook(page);
  await expect(dialog.getByRole("button", { name: "Transfer" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: /Type “Platform”/ }).fill("Platform");
  await dialog.getByRole("button", { name: "Transfer" }).click();
  await expect(
    done(page, "Priscilla Nakamura-Jones owns Platform. Aiko Marchetti is an administrator now."),
  ).toBeVisible();
  await expect(page.getByText("owner Priscilla Nakamura-Jones")).toBeVisible();
  await done(page, /owns Platform/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByText("owner Aiko Marchetti")).toBeVisible();
  expect((await rolesIn(page, id, "account"))[lead]).toBe("owner");

  const owner = await openAs("lead", `/spaces/${id}?via=me`);
  const own = await chooseAction(owner, "Transfer ownership…");
  await expect(own).toContainText("You cannot undo this yourself");
  await own.getByRole("textbox", { name: /Type “Platform”/ }).fill("Platform");
  await own.getByRole("button", { name: "Transfer" }).click();
  await expect(own.getByText("Choose who is to own the space.")).toBeVisible();
  await own.getByRole("combobox", { name: "New owner" }).fill("Yannick");
  await own.getByRole("option", { name: /Yannick Obasanjo/ }).click();
  await own.getByRole("button", { name: "Transfer" }).click();
  await expect(done(owner, "Yannick Obasanjo owns Platform. You are an administrator now.")).toBeVisible();
  await expect(choice(owner, "Who can add members", "Every member")).toBeDisabled();

  await owner.getByRole("button", { name: "Actions" }).click();
  await owner.getByRole("menuitem", { name: "Leave…" }).click();
  await owner.getByRole("dialog", { name: "Leave Platform?" }).getByRole("button", { name: "Leave" }).click();
  await expect(owner.getByRole("heading", { name: "No shared spaces yet" })).toBeVisible();
  expect(Object.keys(await rolesIn(page, id, "account"))).not.toContain(lead);
});

test("channels are moved in and out, each with a result", async ({ openAs }) => {
  test.slow();
  const page = await openAs("lead", "/spaces?via=me");
  const id = await openSpace(page, "Platform", "Channels");
  const table = "Channels of the space";
  await expect(row(page, table, "platform-roadmap")).toContainText("Open to members");
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Move channels in" }).click();
  const dialog = page.getByRole("dialog", { name: "Move channels into Platform" });
  await dialog.getByRole("checkbox", { name: /^Platform team/ }).check();
  await dialog.getByRole("checkbox", { name: /^Launch room/ }).check();
  await dialog.getByRole("textbox", { name: "Channel IDs" }).fill("platform");
  await expect(dialog.getByText("No channel IDs: platform")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Move 2 channels in" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Channel IDs" }).fill("0".repeat(32));
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Move 3 channels in" }).click();
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
  const question = page.getByRole("dialog", { name: "Move 1 channel out of Platform?" });
  await expect(question).toContainText("The general channel is left out");
  await question.getByRole("button", { name: "Move 1 channel out" }).click();
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
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByText("Zoom could not do this")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { name: "No shared spaces yet" })).toBeVisible();
  const { body } = await callZoom(page, "/chat/spaces?page_size=100", { via: "me" });
  expect(v.parse(Spaces, body).shared_spaces).toEqual([]);
  const channels = await everyChannel(page, "/chat/users/me/channels", "me");
  expect(channels.find(({ name }) => name === "platform-roadmap")?.type).toBe(2);
  await page.goto(`/spaces/${id}?via=me`);
  await expect(page.getByText("The shared space does not exist")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("link", { name: "Back to the shared spaces" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Shared spaces" })).toBeVisible();
});
