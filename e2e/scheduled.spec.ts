// Deletions that come later, and changes that somebody else has to apply.
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { chooseAction, openChannel } from "./channel-page.ts";
import type { Control } from "./control.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: { server: { APPROVAL_ITEMS: "2" } } });

const dialog = (page: Page) => page.getByRole("dialog");
const deletions = async (control: Control) =>
  (await control.calls()).filter(({ method }) => method === "DELETE").length;

test("a channel is archived now and deleted on a day, which its page says, and is called off", async ({
  openAs,
  control,
}) => {
  const page = await openAs("owner");
  await openChannel(page, "Coffee and cake");
  await chooseAction(page, "Delete…");
  await dialog(page).getByRole("radio", { name: "Archive now, delete on a day" }).check();
  await dialog(page).getByRole("textbox", { name: "Day (UTC)" }).fill("1 Jan 2020");
  await expect(dialog(page).getByRole("alert")).toContainText("Choose a day from");
  const inAWeek = new Date(Date.now() + 7 * 86_400_000);
  const day = inAWeek.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  await dialog(page).getByRole("textbox", { name: "Day (UTC)" }).fill(day);
  await dialog(page).getByRole("textbox", { name: /Type/ }).fill("Coffee and cake");
  await expectAccessibleInEveryLook(page);
  await dialog(page).getByRole("button", { name: "Schedule" }).click();

  const banner = page.getByRole("status").filter({ hasText: "It is going to be deleted on" });
  await expect(banner).toContainText(inAWeek.getUTCDate().toString());
  await expect(page.getByText("Archived", { exact: true }).first()).toBeVisible();
  await expectAccessibleInEveryLook(page);
  // Nothing of it runs yet.
  await expect(page.getByRole("link", { name: /^1 change/ })).toHaveCount(0);
  await page.reload();
  await expect(banner).toBeVisible();
  expect(await deletions(control)).toBe(0);

  await banner.getByRole("link", { name: "See the change" }).click();
  await expect(page.getByText("It begins on")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.goBack();
  await banner.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByText("The deletion is called off.")).toBeVisible();
  await expect(banner).toHaveCount(0);
  expect(await deletions(control)).toBe(0);
});

test("nothing is deleted later where it could not be archived now", async ({ openAs, control }) => {
  const page = await openAs("owner");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog(page).getByRole("radio", { name: "Archive now, delete on a day" }).check();
  await dialog(page).getByRole("textbox", { name: /^Type/ }).fill("delete 2 channels");
  await control.fault({ operation: "performOperationsOnChannels", status: 400, code: 300, message: "No.", times: 100 });
  await dialog(page).getByRole("button", { name: "Schedule" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("not all of it could be done");
  await page.goto("/changes?status=scheduled");
  await expect(page.getByRole("heading", { name: "No changes match the filters" })).toBeVisible();
});

test("a change of many items waits for somebody else, who sees whose it is and applies it", async ({
  openAs,
  control,
}) => {
  const page = await openAs("owner");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes", "IT help desk"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(dialog(page)).toContainText("Someone other than you has to apply this.");
  await dialog(page).getByRole("button", { name: "Keep the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Archive 3 channels" })).toBeVisible();
  await expect(page.getByText("Someone other than you has to apply this. Send them the link")).toBeVisible();
  await expect(page.getByRole("button", { name: "Apply…" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Copy link" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  expect(await control.calls("performOperationsOnChannels")).toEqual([]);

  const other = await openAs("admin", new URL(page.url()).pathname);
  await expect(other.getByText("Whoever planned this cannot apply it themselves.")).toBeVisible();
  await other.getByRole("button", { name: "Apply…" }).click();
  await dialog(other).getByRole("button", { name: "Apply" }).click();
  await expect(other.getByText("3 done")).toBeVisible();
  expect((await control.calls("performOperationsOnChannels")).map(({ status }) => status)).toEqual([200]);
});
