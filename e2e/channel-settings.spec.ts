import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { choice, done, nameField, openChannel, openTab, save, setting } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { settingsOf } from "./zoom.ts";

test("settings are saved together and taken back with one press", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Coffee and cake");
  const before = await settingsOf(page, id);
  await nameField(page).fill("Tea and biscuits ");
  await choice(page, "Who can post", "Owner and administrators").check();
  await page.getByRole("switch", { name: /New members see/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "3 unsaved changes" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await save(page).click();

  await expect(page.getByRole("heading", { level: 1, name: "Tea and biscuits" })).toBeVisible();
  await expect(page).toHaveTitle(/^Tea and biscuits/);
  await expect(save(page)).toBeHidden();
  const after = await settingsOf(page, id);
  expect(after.name).toBe("Tea and biscuits");
  expect(after.channel_settings).toMatchObject({
    posting_permissions: 2,
    new_members_can_see_previous_messages_files: !before.channel_settings.new_members_can_see_previous_messages_files,
  });
  expect(await control.calls("updateChannel")).toHaveLength(1);

  await done(page, /^Saved:/)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(done(page, "Undone: Change the settings of Coffee and cake.")).toBeVisible();
  await expect(nameField(page)).toHaveValue("Coffee and cake");
  expect(await settingsOf(page, id)).toEqual(before);

  await page.getByRole("main").getByRole("link", { name: "Channels" }).click();
  await expect(channelList(page).row("Coffee and cake")).toBeVisible();
});

test("who can add external people is set where the type leaves a choice, and taken back", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Partner onboarding");
  const before = await settingsOf(page, id);
  await choice(page, "Who can add external people", "Owner and administrators").check();
  await save(page).click();
  const saved = done(page, "Saved: Who can add external people.");
  await expect(saved).toBeVisible();
  expect((await settingsOf(page, id)).channel_settings).toMatchObject({ allow_to_add_external_users: 3 });
  expect(await control.calls("updateChannel")).toHaveLength(1);
  await saved.getByRole("button", { name: "Undo" }).click();
  await expect(done(page, "Undone: Change the settings of Partner onboarding.")).toBeVisible();
  expect(await settingsOf(page, id)).toEqual(before);

  await page.getByRole("main").getByRole("link", { name: "Channels" }).click();
  await openChannel(page, "Coffee and cake");
  await expect(choice(page, "Who can add external people", "Nobody")).toBeDisabled();

  // The owner does it on their own connection.
  const owner = await openAs("lead", `/channels/${id}?via=me`);
  await choice(owner, "Who can add external people", "Owner and administrators").check();
  await save(owner).click();
  await expect(done(owner, "Saved: Who can add external people.")).toBeVisible();
  expect((await settingsOf(page, id)).channel_settings).toMatchObject({ allow_to_add_external_users: 3 });
});

test("what cannot be saved is said where it is typed", async ({ openAs, control }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Coffee and cake");
  await nameField(page).fill("  ");
  await expect(nameField(page)).toHaveAccessibleDescription(/A channel needs a name\./);
  await expect(save(page)).toBeDisabled();
  await nameField(page).press("Enter");
  expect(await control.calls("updateChannel")).toEqual([]);

  await nameField(page).fill("Release notes");
  await save(page).click();
  await expect(nameField(page)).toHaveAccessibleDescription(/Another channel already has this name\./);
  await expect(nameField(page)).toBeFocused();
  await expect(nameField(page)).toHaveValue("Release notes");
  await nameField(page).fill("n".repeat(129));
  await expect(nameField(page)).toHaveAccessibleDescription(/At most 128 characters; this has 129/);
  await expect(save(page)).toBeDisabled();
  await expectAccessibleInEveryLook(page);

  await nameField(page).fill("n".repeat(128));
  await control.fault({
    operation: "updateChannel",
    status: 400,
    code: 5301,
    message: "Request to update a channel failed.",
  });
  await save(page).click();
  await expect(page.getByRole("alert")).toContainText("Zoom could not do this");
  await expectAccessibleInEveryLook(page);
  expect((await settingsOf(page, id)).name).toBe("Coffee and cake");
});

test("unsaved changes are not left without asking, and outlive a reload", async ({ openAs }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Coffee and cake");
  await nameField(page).fill("Cake only");
  await page
    .getByRole("navigation", { name: "Channel sections" })
    .getByRole("link", { name: /^Members/ })
    .click();
  const guard = page.getByRole("dialog", { name: "Leave without saving?" });
  await guard.getByRole("button", { name: "Keep editing" }).click();
  await expect(nameField(page)).toHaveValue("Cake only");

  const warning = page.waitForEvent("dialog");
  const reloading = page.reload();
  const dialog = await warning;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await reloading;
  await expect(page.getByText("Your earlier changes have been restored. They are not saved yet.")).toBeVisible();
  await expect(nameField(page)).toHaveValue("Cake only");
  await expect(page.getByRole("heading", { level: 1, name: "Coffee and cake" })).toBeVisible();

  await page.goBack();
  await guard.getByRole("button", { name: "Discard changes" }).click();
  await expect(channelList(page).row("Coffee and cake")).toBeVisible();
  await openChannel(page, "Coffee and cake");
  await expect(nameField(page)).toHaveValue("Coffee and cake");
  await expect(save(page)).toBeHidden();
  expect((await settingsOf(page, id)).name).toBe("Coffee and cake");
});

test("a channel’s type says what it allows, who may post is chosen by name, and what is private becomes public after a question", async ({
  openAs,
  control,
}) => {
  const page = await openAs("lead");

  await test.step("each type says what it allows", async () => {
    await openChannel(page, "Launch room");
    await expect(choice(page, "Type", "Private, account only")).toBeDisabled();
    await expect(choice(page, "Type", "Private, account only")).toHaveAccessibleDescription(
      "People from other accounts are members. Remove them first.",
    );
    await expect(choice(page, "Type", "Public, open to others")).toBeEnabled();
    await expect(setting(page, "Who can add members").getByRole("radio").first()).toBeEnabled();

    await page.getByRole("main").getByRole("link", { name: "Channels" }).click();
    await openChannel(page, "Release notes");
    await expect(setting(page, "Who can add members").getByRole("radio").first()).toBeDisabled();
    await expect(
      page.getByText("Fixed: in public channels and group chats every member can add others."),
    ).toBeVisible();
    await choice(page, "Type", "Private, account only").check();
    await expect(setting(page, "Who can add members").getByRole("radio").first()).toBeEnabled();
    await page.getByRole("button", { name: "Discard", exact: true }).click();

    await page.getByRole("main").getByRole("link", { name: "Channels" }).click();
    await openChannel(page, "Aiko, Priscilla, Yannick");
    await expect(setting(page, "Type").getByRole("radio").first()).toBeDisabled();
    await expect(page.getByText("Fixed: a group chat cannot change its type.")).toBeVisible();
  });

  await test.step("members who may post are chosen by name", async () => {
    await page.goto("/channels");
    const id = await openChannel(page, "Coffee and cake");
    await expect(nameField(page)).toBeDisabled();
    await page.getByRole("main").getByRole("link", { name: "Channels" }).click();
    await openChannel(page, "Release notes");
    const picker = setting(page, "Members who can post");
    await expect(picker.getByRole("status").filter({ hasText: "chosen" })).toHaveText("1 chosen");
    await expect(picker.getByRole("checkbox", { name: /^Yannick Obasanjo/ })).toBeChecked();
    await picker.getByRole("searchbox").fill("nakamura");
    await picker.getByRole("checkbox", { name: /^Priscilla Nakamura-Jones/ }).check();
    await picker.getByRole("searchbox").press("Enter");
    await expect(save(page)).toBeVisible();
    await save(page).click();
    await expect(done(page, /^Saved:/)).toBeVisible();
    await page.reload();
    await expect(setting(page, "Members who can post").getByRole("status").filter({ hasText: "chosen" })).toHaveText(
      "2 chosen",
    );
    expect(id).not.toBe("");
  });

  await test.step("a private channel becomes public only after a question", async () => {
    await page.goto("/channels");
    await openChannel(page, "Launch room");
    await choice(page, "Type", "Public, open to others").check();
    await save(page).click();
    const question = page.getByRole("dialog", { name: "Make this channel public?" });
    await expect(question.getByRole("button", { name: "Make public" })).toBeDisabled();
    await expectAccessibleInEveryLook(page);
    await question.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("status").filter({ hasText: "1 unsaved change" })).toBeVisible();
    expect(await control.calls("updateChannel")).toHaveLength(0);

    await save(page).click();
    await question.getByRole("checkbox", { name: "Show the whole history to everyone in the account" }).check();
    await question.getByRole("button", { name: "Make public" }).click();
    await expect(done(page, "Saved: Type.")).toBeVisible();
    await page.reload();
    await expect(choice(page, "Type", "Public, open to others")).toBeChecked();
  });
});

test("what only the owner may change is closed to administrators, and open in the owner's name", async ({ openAs }) => {
  const yannick = await openAs("member");
  await openChannel(yannick, "Launch room");
  await expect(choice(yannick, "Who can post", "Everyone")).toBeEnabled();
  await expect(setting(yannick, "Who can use @all").getByRole("radio").first()).toBeDisabled();
  await expect(yannick.getByText("Only the channel’s owner can change this.").first()).toBeVisible();

  const page = await openAs("admin");
  const id = await openChannel(page, "Release notes");
  await expect(page.getByText("the console does it on behalf of Aiko Marchetti").first()).toBeVisible();
  await choice(page, "Who can use @all", "Nobody").check();
  await save(page).click();
  await expect(done(page, "Saved: Who can use @all.")).toBeVisible();
  expect((await settingsOf(page, id)).channel_settings.mention_all_permissions).toBe(3);
});

test("who may only look is told so, and can change nothing", async ({ openAs }) => {
  const viewer = await openAs("channel-viewer");
  await openChannel(viewer, "Coffee and cake");
  await expect(viewer.getByText("only for channels that you own or administer").first()).toBeVisible();
  await expect(nameField(viewer)).toBeDisabled();
  await openTab(viewer, "Members");
  await expect(viewer.getByRole("button", { name: "Add people" })).toBeDisabled();
  const people = viewer.getByRole("grid", { name: "Members" });
  await expect(people.getByRole("gridcell").first()).toBeVisible();
  await expect(people.getByRole("checkbox")).toHaveCount(0);

  const member = await openAs("helpdesk");
  await openChannel(member, "Release notes");
  await expect(member.getByText("Only the channel’s owner and administrators can do this.").first()).toBeVisible();
  await expect(nameField(member)).toBeDisabled();
});

test("a change that somebody else made meanwhile is not undone by saving another", async ({ openAs }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Coffee and cake");
  const other = await openAs("member", `/channels/${id}?via=me`);
  await choice(other, "Who can post", "Owner and administrators").check();
  await save(other).click();
  await expect(done(other, "Saved: Who can post.")).toBeVisible();
  await nameField(page).fill("Cake only");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cake only" })).toBeVisible();
  await expect(choice(page, "Who can post", "Owner and administrators")).toBeChecked();
  expect((await settingsOf(page, id)).channel_settings.posting_permissions).toBe(2);
});

test("what two people changed in one place is shown before either is overwritten", async ({ openAs }) => {
  const page = await openAs("admin");
  const id = await openChannel(page, "Coffee and cake");
  const other = await openAs("member", `/channels/${id}?via=me`);
  await nameField(page).fill("Cake only");
  await nameField(other).fill("Coffee only");
  await save(other).click();
  await expect(done(other, "Saved: Name.")).toBeVisible();

  await save(page).click();
  const dialog = page.getByRole("dialog", { name: "Changed in the meantime" });
  await expect(dialog).toContainText("Before: Coffee and cake");
  await expect(dialog.getByRole("radio", { name: "Now: Coffee only" })).toBeChecked();
  await dialog.getByRole("radio", { name: "Yours: Cake only" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cake only" })).toBeVisible();
  await expect(done(page, "Saved: Name.")).toBeVisible();
});
