// A list's file as its page gives it.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parseCsv } from "../domain/csv/parse-csv.ts";

/** Has the page's list come out as CSV, and reads it. */
export async function exported(page: Page) {
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const download = await started;
  return { name: download.suggestedFilename(), ...parseCsv(await readFile(await download.path(), "utf8")) };
}
