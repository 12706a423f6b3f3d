// The bar below a list in which rows are selected, and what comes of what is done with them.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

export const bar = (page: Page, of: string) => page.getByRole("region", { name: `Selected ${of}` });
export const question = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

export async function select(within: Locator, names: readonly string[]): Promise<void> {
  for (const name of names) await within.getByRole("checkbox", { name: `Select ${name}`, exact: true }).click();
}

/** Opens what is behind an item of the bar's menu of people. */
export async function chooseOfPeople(page: Page, of: string, item: string): Promise<Locator> {
  await bar(page, of).getByRole("button", { name: "People" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  return page.getByRole("dialog");
}

export async function paste(dialog: Locator, addresses: string): Promise<void> {
  await dialog.getByText("Paste", { exact: false }).first().click();
  await dialog.getByRole("textbox", { name: /addresses/ }).fill(addresses);
}

/** What the notice begins with: `Delete 2 spaces: done.`, `Change 2 spaces: 1 done, 1 left out.` */
export const noticeOf = (title: string) => new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}: .*done`);

/** Confirms, and waits for the notice. */
export async function apply(page: Page, dialog: Locator, verb: string, title: string): Promise<void> {
  await dialog.getByRole("button", { name: verb, exact: true }).click();
  await expect(page.getByText(noticeOf(title))).toBeVisible();
}

/** Answers what is asked before an undo by which something is lost. */
export async function confirmLoss(page: Page, title: string): Promise<void> {
  const asking = question(page, `Undo: ${title}?`);
  await asking.getByRole("checkbox").check();
  await asking.getByRole("button", { name: "Undo", exact: true }).click();
}

/** @param isLoss Whether something is lost by it. */
export async function undo(page: Page, title: string, isLoss = false): Promise<void> {
  await page
    .getByRole("status")
    .filter({ hasText: `${title}: ` })
    .getByRole("button", { name: "Undo" })
    .last()
    .click();
  if (isLoss) await confirmLoss(page, title);
  await expect(page.getByText(`Undone: ${title}.`)).toBeVisible();
}
