import type { Locator, Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { nameField, openChannel, openTab, save } from "./channel-page.ts";
import type { Control } from "./control.ts";
import { addressOf, type Person } from "./sign-in.ts";
import { expect, test } from "./test.ts";

const ended = (page: Page) => page.getByRole("dialog", { name: "Your session ended" });

/** Takes the way a person takes: the dialog's link, Zoom's consent page, and back. */
async function signInAgain(page: Page, person: Person): Promise<void> {
  await ended(page).getByRole("link", { name: "Sign in again" }).click();
  await page.getByRole("radio", { name: new RegExp(` ${addressOf(person)}`) }).check();
  await page.getByRole("button", { name: "Allow" }).click();
}

/** Zoom takes back everything a person granted, as when the app is removed there. */
const revoke = (control: Control, person: Person) =>
  control.endTokens({ email: addressOf(person), action: "revoke", which: "all" });

test("a session that ends in the middle of an edit costs nothing that was typed", async ({ openAs, control }) => {
  const page = await openAs("member");
  await openChannel(page, "Coffee and cake");
  await nameField(page).fill("Tea and biscuits");
  const url = page.url();
  await revoke(control, "member");
  await save(page).click();
  await expect(ended(page)).toBeVisible();
  await expect(nameField(page)).toHaveValue("Tea and biscuits");
  await expectAccessibleInEveryLook(page);

  await signInAgain(page, "member");
  await expect(page).toHaveURL(url);
  await expect(page.getByText("Your earlier changes have been restored. They are not saved yet.")).toBeVisible();
  await expect(nameField(page)).toHaveValue("Tea and biscuits");
  await expect(page.getByRole("heading", { level: 1, name: "Coffee and cake" })).toBeVisible();
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tea and biscuits" })).toBeVisible();
});

/** Also where the page has noticed by itself, with a dialog before the button. */
const pressed = (button: Locator): Promise<void> => button.evaluate((it) => (it as HTMLButtonElement).click());

test("signing out elsewhere ends the session here, and a new channel's form survives it", async ({ openAs }) => {
  const page = await openAs("lead", "/channels/new?via=me");
  await nameField(page).fill("Half a thought");
  await page.getByRole("textbox", { name: "Email addresses" }).fill("member@sandbox.example");
  const other = await page.context().newPage();
  await other.goto("/channels");
  await other.getByRole("button", { name: /Aiko Marchetti/ }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(other.getByRole("link", { name: "Sign in with Zoom" })).toBeVisible();

  await pressed(page.getByRole("button", { name: "Create channel" }));
  await expect(ended(page)).toBeVisible();
  await signInAgain(page, "lead");
  await expect(page).toHaveURL(/\/channels\/new\?via=me$/);
  await expect(page.getByText("Your earlier changes have been restored. They are not saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Create channel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Half a thought" })).toBeVisible();
});

test("a session that ends while a list is read leads back to that list", async ({ openAs, control }) => {
  const page = await openAs("lead", "/channels?tab=mine&sort=name.desc");
  await expect(channelList(page).row("Platform team")).toBeVisible();
  await revoke(control, "lead");
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(ended(page)).toBeVisible();
  await signInAgain(page, "lead");
  await expect(page).toHaveURL(/tab=mine&sort=name\.desc/);
  await expect(channelList(page).row("Platform team")).toBeVisible();
  await expect(ended(page)).toHaveCount(0);
});

test("an access token that only expired is renewed without a word", async ({ openAs, control }) => {
  const page = await openAs("lead", "/channels?tab=mine");
  await expect(channelList(page).row("Platform team")).toBeVisible();
  await control.endTokens({ email: addressOf("lead"), action: "expire" });
  await page.getByRole("button", { name: "Refresh" }).click();
  // Whichever call of the page meets the old token first: the refusal, a new token, and the list.
  await expect.poll(async () => (await control.calls()).some(({ status }) => status === 401)).toBe(true);
  await expect
    .poll(async () => (await control.calls("listUsersChannels")).filter(({ status }) => status === 200).length)
    .toBe(2);
  await expect(channelList(page).row("Platform team")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("people pasted into a dialog are there again after a reload and after signing in again, and go with it", async ({
  openAs,
}) => {
  const page = await openAs("lead");
  await openChannel(page, "Platform team");
  await openTab(page, "Members");
  const dialog = page.getByRole("dialog", { name: "Add people" });
  const pasted = dialog.getByRole("textbox", { name: "Email addresses" });
  const open = () => page.getByRole("button", { name: "Add people" }).click();
  await open();
  await pasted.fill("owner@sandbox.example, half a thou");
  await page.reload();
  await open();
  await expect(pasted).toHaveValue("owner@sandbox.example, half a thou");
  await pasted.fill("owner@sandbox.example");

  const other = await page.context().newPage();
  await other.goto("/emoji");
  await other.getByRole("button", { name: /Aiko Marchetti/ }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(other.getByRole("link", { name: "Sign in with Zoom" })).toBeVisible();
  await pressed(dialog.getByRole("button", { name: "Add 1 person" }));
  await expect(ended(page)).toBeVisible();
  await signInAgain(page, "lead");
  await open();
  await expect(pasted).toHaveValue("owner@sandbox.example");

  await dialog.getByRole("button", { name: "Cancel" }).click();
  await open();
  await expect(pasted).toHaveValue("");
});
