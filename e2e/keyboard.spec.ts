import { channelList } from "./channel-list.ts";
import { nameField } from "./channel-page.ts";
import { addressOf } from "./sign-in.ts";
import { tabTo } from "./tab-to.ts";
import { expect, test } from "./test.ts";
import { everyChannel } from "./zoom.ts";

test("from signing in to a renamed channel without a mouse", async ({ page, stack }) => {
  await page.goto(stack.url);
  await tabTo(page, page.getByRole("link", { name: "Sign in with Zoom" }));
  await page.keyboard.press("Enter");
  const person = page.getByRole("radio", { name: new RegExp(` ${addressOf("member")}`) });
  await tabTo(page, page.getByRole("radio", { checked: true }));
  while (!(await person.isChecked())) await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("button", { name: "Allow" }));
  await page.keyboard.press("Enter");

  const list = channelList(page);
  await expect(list.row("Coffee and cake")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Skip to content" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, list.table);
  const names = (await everyChannel(page, "/chat/users/me/channels", "me")).map(({ name }) => name);
  for (let steps = names.indexOf("Coffee and cake"); steps > 0; steps -= 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Coffee and cake");
  // The new page has the focus, at its heading or around it: Tab goes on from there.
  const hasFocus = (element: Element) => element.contains(document.activeElement);
  await expect.poll(() => page.getByRole("main").evaluate(hasFocus)).toBe(true);
  await tabTo(page, nameField(page));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Tea and biscuits");
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("Tea and biscuits");
  await expect(page.getByRole("status").filter({ hasText: "Saved: Name." })).toBeVisible();

  await tabTo(page, page.getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("Coffee and cake");
  await tabTo(page, page.getByRole("main").getByRole("link", { name: "Channels" }));
  await page.keyboard.press("Enter");
  await expect(list.row("Coffee and cake")).toBeVisible();
});

test("rows are chosen, and what is chosen is archived, without a mouse", async ({ openAs }) => {
  const page = await openAs("admin");
  const list = channelList(page);
  await expect(list.row("General")).toBeVisible();
  await tabTo(page, list.table);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(list.selection.getByRole("status")).toHaveText(/^3 selected of [\d,]+$/);
  await page.keyboard.press("Escape");
  await expect(list.selection).toBeHidden();
  await page.keyboard.press("Space");
  await expect(list.selection.getByRole("status")).toHaveText(/^1 selected of [\d,]+$/);

  await tabTo(page, list.selection.getByRole("button", { name: "Archive", exact: true }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Archive .+\?$/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(list.selection.getByRole("button", { name: "Archive", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Archive" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Archive .+: done\./)).toBeVisible();
  await expect(list.table).toBeFocused();
});

test("menus open, move and close by keys, and give the focus back", async ({ openAs }) => {
  const page = await openAs("admin");
  const trigger = page.getByRole("button", { name: /^Daniel Achebe/ });
  await tabTo(page, trigger);
  await page.keyboard.press("ArrowDown");
  const menu = page.getByRole("menu", { name: /^Daniel Achebe/ });
  await expect(menu.getByRole("menuitem").or(menu.getByRole("menuitemradio")).first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(menu.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(trigger).toBeFocused();

  const filters = page.getByRole("button", { name: "Filters" });
  await tabTo(page, filters);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Filters" });
  await expect(dialog.getByRole("combobox").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(filters).toBeFocused();
});
