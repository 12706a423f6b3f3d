// Columns and theme as one likes them, and from signing in to a finished change without a mouse.
import type { Page } from "@playwright/test";
import { channelList } from "../channel-list.ts";
import { addressOf } from "../sign-in.ts";
import { tabTo } from "../tab-to.ts";
import { expect, test } from "../test.ts";
import { everyChannel } from "../zoom.ts";

async function signInByKeys(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await tabTo(page, page.getByRole("link", { name: "Sign in with Zoom" }));
  await page.keyboard.press("Enter");
  const person = page.getByRole("radio", { name: new RegExp(` ${addressOf("admin")}`) });
  await tabTo(page, page.getByRole("radio", { checked: true }));
  while (!(await person.isChecked())) await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("button", { name: "Allow" }));
  await page.keyboard.press("Enter");
}

const isDark = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).colorScheme.startsWith("dark"));

test("from signing in to channels archived and taken back, without a mouse", async ({ page, stack }) => {
  await signInByKeys(page, stack.url);
  const list = channelList(page);
  await expect(list.row("General")).toBeVisible();
  const before = await everyChannel(page);

  await tabTo(page, page.getByRole("button", { name: /^Daniel Achebe/ }));
  await page.keyboard.press("Enter");
  const dark = page.getByRole("menuitemradio", { name: "Dark theme" });
  await expect(page.getByRole("menuitemradio", { checked: true })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(dark).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => isDark(page)).toBe(true);

  await tabTo(page, page.getByRole("button", { name: "Columns" }));
  await page.keyboard.press("Enter");
  const columns = page.getByRole("dialog", { name: "Columns" });
  await tabTo(page, columns.getByRole("checkbox", { name: "Who can add" }));
  await page.keyboard.press("Space");
  await tabTo(page, columns.getByRole("checkbox", { name: "Channel ID" }));
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  const headers = list.table.getByRole("columnheader");
  const wanted = ["Name", "Type", "Who can post", "External people", "@all", "Channel ID"];
  await expect(headers.filter({ hasText: /./ })).toHaveText(wanted);

  await tabTo(page, page.getByRole("searchbox", { name: "Filter by name" }));
  await page.keyboard.type("co");
  const matching = before.filter(({ name }) => /co/i.test(name));
  await expect(list.rows).toHaveCount(matching.length);
  await tabTo(page, list.table);
  await page.keyboard.press("ControlOrMeta+a");
  await expect(list.selection.getByRole("status")).toContainText(`${matching.length} selected`);
  await tabTo(page, list.selection.getByRole("button", { name: "Archive", exact: true }));
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: `Archive ${matching.length} channels?` });
  // All that is in view is a large change, however few that are.
  await tabTo(page, question.getByRole("textbox", { name: "Reason" }));
  await page.keyboard.type("Nobody writes in them any more.");
  await tabTo(page, question.getByRole("button", { name: "Archive" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Archive ${matching.length} channels: done.`)).toBeVisible();
  const left = before.filter(({ id }) => !matching.some((gone) => gone.id === id));
  expect(await everyChannel(page)).toEqual(left);

  await tabTo(page, page.getByRole("button", { name: "Undo", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Undone: Archive/)).toBeVisible();
  expect((await everyChannel(page)).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());

  // The next day it all looks as it was left.
  await page.goto(`${stack.url}/channels`);
  await expect(headers.filter({ hasText: /./ })).toHaveText(wanted);
  expect(await isDark(page)).toBe(true);
});
