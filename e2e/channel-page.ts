import { expect, type Locator, type Page } from "@playwright/test";
import { channelList } from "./channel-list.ts";

/** Opens a channel out of the list that a page shows, and resolves to its id. */
export async function openChannel(page: Page, name: string): Promise<string> {
  await channelList(page).row(name).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  return /\/channels\/([^?]+)/.exec(page.url())?.[1] ?? "";
}

/** Goes to a part of the channel's page. */
export async function openTab(page: Page, name: string): Promise<void> {
  const parts = page.getByRole("navigation", { name: "Channel sections" });
  const link = parts.getByRole("link", { name: new RegExp(`^${name}`) });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

/** Opens the dialog behind an item of the channel's menu. */
export async function chooseAction(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menu", { name: "Actions" }).getByRole("menuitem", { name, exact: true }).click();
  return page.getByRole("dialog");
}

/** The group of choices of a setting. */
export const setting = (page: Page, name: string): Locator => page.getByRole("group", { name, exact: true });

/** One choice of it, by the beginning of its words. */
export const choice = (page: Page, name: string, label: string): Locator =>
  setting(page, name).getByRole("radio", { name: new RegExp(`^${label}`) });

export const nameField = (page: Page): Locator => page.getByRole("textbox", { name: "Name", exact: true });

export const save = (page: Page): Locator => page.getByRole("button", { name: "Save", exact: true });

/** What was done last, with the way back. */
export const done = (page: Page, text: string | RegExp): Locator =>
  page
    .getByRole("status")
    .filter({ hasText: text })
    .filter({ has: page.getByRole("button", { name: "Dismiss" }) });
