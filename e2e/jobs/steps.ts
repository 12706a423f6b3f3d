import { expect, type Locator, type Page } from "@playwright/test";
import { channelList } from "../channel-list.ts";

/** Selects channels by their names in the list that a page shows. */
export async function selectChannels(page: Page, names: readonly string[]): Promise<void> {
  const list = channelList(page);
  for (const name of names) await list.box(name).click();
  await expect(list.selection.getByRole("status")).toContainText(`${names.length} selected`);
}

/** Opens what can be done with people in the selected channels. */
export async function openPeople(page: Page, item: string, title: string): Promise<Locator> {
  await channelList(page).selection.getByRole("button", { name: "People" }).click();
  await page.getByRole("menu", { name: "People" }).getByRole("menuitem", { name: item, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog).toBeVisible();
  return dialog;
}
