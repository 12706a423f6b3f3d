import type { Page } from "@playwright/test";
import { channelList } from "./channel-list.ts";

/** In the list of channels: archives two and has them deleted on the day that is offered. */
export async function deleteLater(page: Page, names: readonly [string, string]): Promise<void> {
  const list = channelList(page);
  const dialog = page.getByRole("dialog");
  for (const name of names) await list.box(name).click();
  await list.selection.getByRole("button", { name: "Delete", exact: true }).click();
  await dialog.getByRole("radio", { name: "Archive now, delete on a day" }).check();
  await dialog.getByRole("textbox", { name: /^Type/ }).fill("delete 2 channels");
  await dialog.getByRole("button", { name: "Schedule" }).click();
}
