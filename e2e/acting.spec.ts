// Whose name Zoom shows: the person's own wherever their grant can do it, and otherwise the one the console said before.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { done, openChannel, openTab } from "./channel-page.ts";
import { addFiles, emojiOf, file, smallPng, tile } from "./emoji-gallery.ts";
import { expect, test } from "./test.ts";

const Session = v.object({ user: v.object({ displayName: v.string() }) });

/** What a person is called. */
async function nameOf(page: Page): Promise<string> {
  return v.parse(Session, await (await page.request.get("/api/session")).json()).user.displayName;
}

/** Removes somebody from the channel of the page, and resolves to what the question said of whose name Zoom shows. */
async function remove(page: Page, name: string): Promise<string> {
  await openTab(page, "Members");
  await page
    .getByRole("grid", { name: "Members" })
    .getByRole("checkbox", { name: `Select ${name}` })
    .check();
  await page.getByRole("region", { name: "Selected members" }).getByRole("button", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove 1 person?" });
  await expect(dialog).toBeVisible();
  const said = (await dialog.getByText("Zoom will show").allTextContents()).join();
  await dialog.getByRole("button", { name: "Remove 1 person" }).click();
  await expect(done(page, /^Removed/)).toBeVisible();
  return said;
}

/** The column By of the newest entry of the channel's log. */
async function newestBy(page: Page) {
  await openTab(page, "Activity");
  return page.getByRole("grid", { name: "Activity" }).getByRole("row").nth(1).getByRole("gridcell").nth(3);
}

test("what a person may do alone shows their name, through the account connection too", async ({ openAs }) => {
  const page = await openAs("admin");
  const own = await nameOf(page);
  await openChannel(page, "Company announcements");
  expect(await remove(page, "Priscilla Nakamura-Jones")).toBe("");
  await expect(await newestBy(page)).toHaveText(own);

  await page.goto("/emoji?via=account");
  const dialog = await addFiles(page, [file("whose_name.png", smallPng(40))]);
  await expect(dialog.getByText("Zoom will show")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Add 1 emoji" }).click();
  await expect(tile(page, "whose_name")).toContainText(own);
  const added = (await emojiOf(page)).find(({ name }) => name === "whose_name");
  expect(added?.user_email).toBe("admin@sandbox.example");
});

test("what only the account connection can do says whose name Zoom will show, and Zoom shows it", async ({
  openAs,
}) => {
  const appOwner = await nameOf(await openAs("owner"));
  const page = await openAs("admin", "/channels?tab=person&person=lead@sandbox.example");
  await openChannel(page, "Launch room");
  expect(await remove(page, "Yannick Obasanjo")).toBe(`Zoom will show this as done by ${appOwner}.`);
  await expect(await newestBy(page)).toHaveText(appOwner);
});
