import { channelList } from "./channel-list.ts";
import { chooseAction, done, nameField, openChannel, save } from "./channel-page.ts";
import { expect, test } from "./test.ts";

test("what one person does, another in another browser sees after a refresh", async ({ openAs }) => {
  const daniel = await openAs("admin");
  const yannick = await openAs("member");
  const lists = { daniel: channelList(daniel), yannick: channelList(yannick) };
  await expect(lists.daniel.row("Coffee and cake")).toBeVisible();

  await openChannel(yannick, "Coffee and cake");
  await nameField(yannick).fill("Tea and biscuits");
  await save(yannick).click();
  await expect(yannick.getByRole("heading", { level: 1, name: "Tea and biscuits" })).toBeVisible();
  await expect(lists.daniel.row("Coffee and cake")).toBeVisible();
  await daniel.getByRole("button", { name: "Refresh" }).click();
  await expect(lists.daniel.row("Tea and biscuits")).toBeVisible();
  await expect(lists.daniel.row("Coffee and cake")).toHaveCount(0);

  await openChannel(daniel, "Tea and biscuits");
  const dialog = await chooseAction(daniel, "Delete…");
  await dialog.getByRole("textbox").fill("Tea and biscuits");
  await dialog.getByRole("button", { name: "Delete permanently" }).click();
  await expect(daniel.getByText("“Tea and biscuits” is deleted.")).toBeVisible();

  await nameField(yannick).fill("Coffee again");
  await save(yannick).click();
  await expect(yannick.getByRole("alert")).toBeVisible();
  await expect(nameField(yannick)).toHaveValue("Coffee again");
  await yannick.getByRole("button", { name: "Discard" }).click();
  await yannick.getByRole("main").getByRole("link", { name: "Channels" }).click();
  await yannick.getByRole("button", { name: "Refresh" }).click();
  await expect(lists.yannick.row("General").first()).toBeVisible();
  await expect(lists.yannick.row("Tea and biscuits")).toHaveCount(0);
});

test("two people who edit one channel each keep what they changed", async ({ openAs }) => {
  const daniel = await openAs("admin");
  const id = await openChannel(daniel, "Coffee and cake");
  const yannick = await openAs("member", `/channels/${id}?via=me`);
  await nameField(yannick).fill("Coffee, tea and cake");
  await save(yannick).click();
  await expect(done(yannick, "Saved: Name.")).toBeVisible();
  await daniel.getByRole("switch", { name: /New members see/ }).click();
  await save(daniel).click();
  await expect(daniel.getByRole("heading", { level: 1, name: "Coffee, tea and cake" })).toBeVisible();
  await yannick.reload();
  await expect(yannick.getByRole("switch", { name: /New members see/ })).not.toBeChecked();
});
