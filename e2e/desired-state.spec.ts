// The desired state: a file of what is, what differs from it later, accepted or put back.
import type { Locator, Page } from "@playwright/test";
import { REQUEST_HEADER } from "../contract/bff.ts";
import type { DesiredCheck } from "../domain/desired/info.ts";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { tabTo } from "./tab-to.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const grid = (page: Page) => page.getByRole("grid", { name: "Differences" });
const rows = (page: Page) =>
  grid(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });
const editor = (page: Page) => page.getByRole("textbox", { name: "channelkeeper.yaml" });
const totalOf = async (page: Page): Promise<number> => {
  const check = (await (await page.request.get("/api/desired/check")).json()) as DesiredCheck;
  return check.is === "right" ? check.total : -1;
};

/** Changes a channel through the console, as anyone could elsewhere. */
async function changed(page: Page, name: string, parts: (target: object) => readonly object[]): Promise<void> {
  const found = await page.request.get(`/api/inventory/channels?find=${encodeURIComponent(name)}&page_size=1`);
  const { channels } = (await found.json()) as { channels: { id: string; name: string }[] };
  const [channel] = channels;
  expect(channel?.name).toBe(name);
  const answer = await page.request.post("/api/changes", {
    headers: { origin: new URL(page.url()).origin, [REQUEST_HEADER]: "1" },
    data: {
      ...{ connection: "account", apply: true, confirmed: "grave" },
      parts: parts({ channelId: channel?.id, name: channel?.name }),
    },
  });
  expect(await answer.text()).toContain('"done"');
}

test("what is now is exported, what differs later is put back, and then nothing differs", async ({ openAs }) => {
  const page = await openAs("admin", "/inventory");
  await inventoryRead(page);
  await page.getByRole("link", { name: "Desired state" }).click();
  await expect(page.getByRole("heading", { name: "No file has been saved yet" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Export what is now…" }).click();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("dialog").getByRole("checkbox", { name: "Members", exact: true }).check();
  await page.getByRole("button", { name: "Put into the editor" }).click();
  await expect(editor(page)).toHaveValue(/yaml-language-server: \$schema=.*\nversion: 1/s);
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("The file can be read. 0 differences would be found.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved as version 1.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page
    .getByRole("navigation", { name: "Parts of the desired state" })
    .getByRole("link", { name: "Differences" })
    .click();
  await expect(page.getByRole("heading", { name: "Nothing differs" })).toBeVisible();

  await changed(page, "Platform team", (target) => [
    { actionId: "set-channel-settings", input: { mentionAll: 3 }, targets: [target] },
    { actionId: "set-retention", input: { period: "7y" }, targets: [target] },
  ]);
  await changed(page, "Launch room", (target) => [{ actionId: "archive-channels", input: {}, targets: [target] }]);
  await expect(rows(page)).toHaveCount(3, { timeout: 60_000 });
  await expect(rows(page).filter({ hasText: "Who can use @all" })).toContainText(/Nobody.*by /);
  await expectAccessibleInEveryLook(page);

  // One is accepted, the others are put back.
  await page.getByRole("combobox", { name: "What differs" }).selectOption({ label: "Retention" });
  await expect(page).toHaveURL(/field=retention/);
  await rows(page).first().click();
  const opened = page.getByRole("dialog", { name: "Retention" });
  await expect(opened.getByRole("link", { name: "through the console" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await opened.getByRole("button", { name: "Accept into the file" }).click();
  await expect(page.getByText("1 difference accepted: the file is now version 2.")).toBeVisible();
  await page.getByRole("combobox", { name: "What differs" }).selectOption({ label: "Everything" });
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Select all" }).check();
  await page.getByRole("button", { name: "Put back…" }).click();
  const plan = page.getByRole("dialog");
  await expect(plan.getByText("It makes things what the file says again")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await plan.getByRole("button", { name: "Put back", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nothing differs" })).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => totalOf(page)).toBe(0);
});

test("what is wrong with a file is told by its line, and nothing is saved", async ({ openAs }) => {
  const page = await openAs("admin", "/desired?part=file");
  await page.getByRole("button", { name: "Write one" }).or(editor(page)).first().click();
  await editor(page).fill("version: 1\nchannels:\n  - name: Sales\n    typ: public\n");
  await page.getByRole("button", { name: "Save" }).click();
  const problems = page.getByRole("list", { name: "What is wrong with the file" });
  await expect(problems).toContainText('There is no field "typ" here.');
  await expectAccessibleInEveryLook(page);
  await problems.getByRole("button", { name: "Line 4" }).click();
  await expect(editor(page)).toBeFocused();
  await page.getByRole("link", { name: "Inventory", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Leave|Discard/ })
    .click();
  await expect(page).toHaveURL(/\/inventory/);
});

test("without a mouse a file is written, and what differs from it is looked at, put back and undone", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/desired?part=file");
  await inventoryRead(page);
  const press = async (target: Locator, key = "Enter") => {
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  await expect(page.getByRole("heading", { name: "Desired state" })).toBeVisible();
  // Where an earlier file is, it is changed.
  const start = page.getByRole("button", { name: "Write one" });
  await expect(start.or(editor(page)).first()).toBeVisible();
  if (await start.isVisible()) await press(start);
  await tabTo(page, editor(page));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(
    "version: 1\nchannels:\n  - name: Platform team\n    settings:\n      mentionAll: nobody\n",
  );
  // Tab leaves the editor: nobody is held in it.
  await page.keyboard.press("Shift+Tab");
  await expect(editor(page)).not.toBeFocused();
  const save = page.getByRole("button", { name: "Save" });
  while (!(await save.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Saved as version \d+\.$/)).toBeVisible();
  const parts = page.getByRole("navigation", { name: "Parts of the desired state" });
  await press(page.getByRole("button", { name: "Skip to content" }));
  await press(parts.getByRole("link", { name: "Differences" }));
  await expect(rows(page)).toHaveCount(1);

  await tabTo(page, grid(page));
  await page.keyboard.press("Enter");
  const opened = page.getByRole("dialog", { name: "Who can use @all" });
  await expect(opened).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(opened).toBeHidden();
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press("Space");
  await press(page.getByRole("button", { name: "Put back…" }));
  const plan = page.getByRole("dialog");
  await press(plan.getByRole("button", { name: "Put back", exact: true }));
  await expect(page.getByRole("heading", { name: "Nothing differs" })).toBeVisible({ timeout: 60_000 });
  await press(page.getByRole("button", { name: "Undo" }));
  await expect(rows(page)).toHaveCount(1, { timeout: 60_000 });
  await tabTo(page, grid(page));
  await page.keyboard.press("Space");
  await press(page.getByRole("button", { name: "Accept into the file" }));
  await expect(page.getByText(/^1 difference accepted/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing differs" })).toBeVisible();
});

test("those without the whole account are told why they do not see it", async ({ openAs }) => {
  const viewer = await openAs("channel-viewer", "/desired?part=file");
  await expect(viewer.getByRole("heading", { name: "Your role does not allow you to see this" })).toBeVisible();
  await expectAccessibleInEveryLook(viewer);
  const member = await openAs("member", "/desired");
  await expect(member.getByRole("heading", { name: "This page needs the inventory" })).toBeVisible();
  await expectAccessibleInEveryLook(member);
});
