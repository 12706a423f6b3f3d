// Deletions that come later, and changes that somebody else has to apply.
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { chooseAction, openChannel } from "./channel-page.ts";
import type { Control } from "./control.ts";
import { deleteLater } from "./delete-later.ts";
import { expect, test } from "./test.ts";
import { channelOf } from "./zoom.ts";

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
  await expect(page.getByRole("term").filter({ hasText: "Applied" })).toHaveCount(0);
  await expect(page.getByRole("term").filter({ hasText: "Scheduled" })).toBeVisible();
  const scheduled = page.url();
  await expectAccessibleInEveryLook(page);
  await page.goBack();
  await page.goto("/changes?status=scheduled");
  await expect(page.getByRole("row", { name: /Archive, then delete Coffee and cake/ })).toContainText("Begins on");
  await page.goBack();
  await chooseAction(page, "Unarchive…");
  await expect(dialog(page)).toContainText(/Its deletion on .* \(UTC\) is called off\./);
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await banner.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByText("Called off: Archive, then delete Coffee and cake.")).toBeVisible();
  await expect(banner).toHaveCount(0);
  expect(await deletions(control)).toBe(0);

  // It is over: nothing on its page carries it out. What went first can be taken back.
  await page.goto(scheduled);
  await expect(page.getByText("This was called off before the rest began")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Undo…" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /Retry|Plan|Apply/ })).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
  expect(await deletions(control)).toBe(0);
});

test("the notice of a deletion to come goes once that is called off on its page, elsewhere", async ({ openAs }) => {
  const page = await openAs("owner");
  await deleteLater(page, ["Coffee and cake", "Release notes"]);
  const notice = page.getByRole("status").filter({ hasText: "Archived, and going to be deleted on" });
  await expect(notice.getByRole("button", { name: "Call it off" })).toBeVisible();
  const change = await notice.getByRole("link", { name: "See the change" }).getAttribute("href");

  const elsewhere = await openAs("owner", change ?? "");
  await elsewhere.getByRole("main").getByRole("button", { name: "Call it off" }).click();
  await expect(elsewhere.getByText("This was called off before the rest began")).toBeVisible();
  // Sooner than it would go by itself.
  await expect(notice).toHaveCount(0, { timeout: 10_000 });
});

test("a change of many items waits for somebody else, who sees whose it is and applies it", async ({
  openAs,
  control,
}) => {
  // Open before anything waits: the stream tells of it.
  const other = await openAs("admin", "/emoji");
  const waiting = {
    navigation: other.getByRole("link", { name: "Changes 1 to approve" }),
    frame: other.getByRole("link", { name: "1 change needs your approval" }),
  };
  const page = await openAs("owner");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes", "IT help desk"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(dialog(page)).toContainText("More than 2 items need a second person.");
  await dialog(page).getByRole("button", { name: "Keep the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Archive 3 channels" })).toBeVisible();
  await expect(page.getByText("More than 2 items need a second person. Everyone who can apply it sees")).toBeVisible();
  // It waits for others, so that it is no number of one's own.
  await expect(page.getByRole("link", { name: /to approve|your approval/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Apply…" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Copy link", exact: true })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  expect(await control.calls("performOperationsOnChannels")).toEqual([]);

  await expect(waiting.navigation).toBeVisible();
  await expectAccessibleInEveryLook(other);
  await waiting.frame.click();
  await expect(other.getByRole("combobox", { name: "Status" })).toHaveValue("approval");
  await other.getByRole("row", { name: /Archive 3 channels/ }).click();
  await expect(other.getByText(/^More than 2 items need a second person\. .+ planned this\./)).toBeVisible();
  await expectAccessibleInEveryLook(other);
  await other.getByRole("button", { name: "Apply…" }).click();
  await dialog(other).getByRole("button", { name: "Apply" }).click();
  await expect(other.getByText("3 done")).toBeVisible();
  await expect(waiting.navigation).toHaveCount(0);
  await expect(waiting.frame).toHaveCount(0);
  expect((await control.calls("performOperationsOnChannels")).map(({ status }) => status)).toEqual([200]);
});

test("a deletion on a day waits for somebody else, as what is done before it does", async ({ openAs, control }) => {
  const page = await openAs("owner");
  const list = channelList(page);
  for (const name of ["Coffee and cake", "Release notes", "IT help desk"]) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog(page).getByRole("radio", { name: "Archive once it is approved, delete on a day" }).check();
  await expect(dialog(page)).toContainText("All of it waits for approval.");
  await expectAccessibleInEveryLook(page);
  await dialog(page).getByRole("button", { name: "Keep the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Archive, then delete 3 channels" })).toBeVisible();
  await expect(page.getByText("Once approved, the first part is done at once, and the rest begins on")).toBeVisible();
  await expectAccessibleInEveryLook(page);

  const other = await openAs("admin", "/changes?status=approval");
  await expect(other.getByRole("link", { name: "Changes 1 to approve" })).toBeVisible();
  await other.getByRole("row", { name: /Archive, then delete 3 channels/ }).click();
  await other.getByRole("button", { name: "Apply…" }).click();
  await expect(dialog(other)).toContainText("The first part is done at once, and the rest begins on");
  await dialog(other).getByRole("textbox", { name: /^Type/ }).fill("archive, then delete 3 channels");
  await dialog(other).getByRole("button", { name: "Schedule" }).click();
  await expect(
    other.getByText(
      /^It begins on .* UTC, scheduled by .+\. It can be called off until then\. Nobody has to be signed in for it\.$/,
    ),
  ).toBeVisible();
  await expect(other.getByText("3 done")).toBeVisible();
  expect((await control.calls("performOperationsOnChannels")).map(({ status }) => status)).toEqual([200]);
  expect(await deletions(control)).toBe(0);
});

test("a plan that is approved after its day wants another one, and archives and deletes nothing before", async ({
  openAs,
  control,
}) => {
  const page = await openAs("owner");
  const { id, name } = await channelOf(page, "lead", "Release notes");
  const part = (actionId: string) => ({ actionId, input: {}, targets: [{ channelId: id, name, owner: "" }] });
  const body = { connection: "account", first: [part("archive-channels")], parts: [part("delete-channels")] };
  const headers = { "x-channelkeeper": "1", origin: new URL(page.url()).origin };
  const at = Date.now() + 2_000;
  const answer = await page.request.post("/api/changes", { headers, data: { ...body, at } });
  const change = (await answer.json()) as { id: string };
  await expect.poll(() => Date.now()).toBeGreaterThan(at);
  await page.goto(`/changes/${change.id}`);
  await expect(page.getByRole("term").filter({ hasText: "Was to begin" })).toBeVisible();
  await page.getByRole("button", { name: "Apply…" }).click();
  await expect(dialog(page)).toContainText("which is past. It takes a new day");
  await expect(dialog(page).getByRole("textbox", { name: "Day (UTC)" })).toHaveValue(/\d{4}/);
  await expectAccessibleInEveryLook(page);
  expect(await control.calls("performOperationsOnChannels")).toEqual([]);
  await dialog(page).getByRole("textbox", { name: /^Type/ }).fill(`archive, then delete ${name}`);
  await dialog(page).getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText(/^It begins on/)).toBeVisible();
  expect(await deletions(control)).toBe(0);
});
