import type { Page } from "@playwright/test";
import type { OperationId } from "../contract/operations.gen.ts";
import { channelList } from "./channel-list.ts";
import { chooseAction, done, nameField, openChannel, openTab, save } from "./channel-page.ts";
import { addFiles, file, gallery, namesOf, smallPng } from "./emoji-gallery.ts";
import { expect, test } from "./test.ts";
import { membersOf } from "./zoom.ts";

// An answer that is lost on the way says nothing of what Zoom did: Zoom is asked.

const alert = (page: Page) => page.getByRole("alert");
const lost = (operation: OperationId) => ({ operation, drop: "after" });

test("a rename whose answer is lost is shown as done, since Zoom says so", async ({ openAs, control }) => {
  const page = await openAs("admin");
  await openChannel(page, "Coffee and cake");
  await control.fault(lost("updateChannel"));
  await nameField(page).fill("Tea and biscuits");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tea and biscuits" })).toBeVisible();
  await expect(done(page, "Saved: Name.")).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});

test("a channel whose creation was not answered is there once, and opened", async ({ openAs, control }) => {
  const page = await openAs("lead", "/channels/new?via=me");
  await control.fault(lost("createChannel"));
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Answer lost");
  await page.getByRole("button", { name: "Create channel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Answer lost" })).toBeVisible();
  expect(await control.calls("createChannel")).toHaveLength(1);
});

test("an invitation whose answer is lost is told by the list of members", async ({ openAs, control }) => {
  const page = await openAs("admin", "/channels?tab=person&person=lead@sandbox.example");
  const id = await openChannel(page, "Launch room");
  await openTab(page, "Members");
  await control.fault(lost("inviteChannelMembers"));
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog", { name: "Add people" });
  await dialog.getByRole("textbox", { name: "Email addresses" }).fill("channel-admin@sandbox.example");
  await dialog.getByRole("button", { name: "Add 1 person" }).click();
  await expect(done(page, "channel-admin@sandbox.example: Added to the channel.")).toBeVisible();
  expect((await membersOf(page, id)).has("channel-admin@sandbox.example")).toBe(true);
});

test("an emoji whose answer is lost is added once", async ({ openAs, control }) => {
  const page = await openAs("lead", "/emoji?via=me");
  await expect(gallery(page)).toBeVisible();
  await control.fault(lost("addCustomEmoji"));
  const dialog = await addFiles(page, [file("lost_answer.png", smallPng(5))]);
  await dialog.getByRole("button", { name: "Add 1 emoji" }).click();
  await expect(page.getByText("Add the emoji lost_answer: done.")).toBeVisible();
  expect((await namesOf(page)).filter((name) => name === "lost_answer")).toHaveLength(1);
});

test("while Zoom does not tell, it is not known: asking again settles it and sends nothing", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin");
  await openChannel(page, "Coffee and cake");
  await control.fault({ ...lost("deleteChannel"), latencyMs: 1_500 });
  const dialog = await chooseAction(page, "Delete…");
  await dialog.getByRole("textbox").fill("Coffee and cake");
  await dialog.getByRole("button", { name: "Delete permanently" }).click();
  await expect.poll(() => control.calls("deleteChannel")).toHaveLength(1);
  await control.fault({ operation: "getChannel", status: 503, times: 100 });
  await expect(alert(page)).toContainText("No answer came: it may have been done");
  await control.clearFaults();
  await alert(page).getByRole("button", { name: "Ask Zoom again" }).click();
  await expect(page.getByText("“Coffee and cake” is deleted.")).toBeVisible();
  expect(await control.calls("deleteChannel")).toHaveLength(1);
  await expect(channelList(page).row("Coffee and cake")).toHaveCount(0);
});

test("channels archived together without an answer are each settled", async ({ openAs, control }) => {
  const page = await openAs("admin");
  for (const name of ["Coffee and cake", "Release notes"]) await channelList(page).box(name).click();
  await control.fault(lost("performOperationsOnChannels"));
  await channelList(page).selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Archive 2 channels: done.")).toBeVisible();
  expect(await control.calls("performOperationsOnChannels")).toHaveLength(1);
});
