import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parseCsv } from "../domain/csv/parse-csv.ts";

/** The file that an item of a page's Export menu gives. */
export async function exportedText(page: Page, item: string | RegExp): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  const download = await started;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Its rows, by the names of their columns. */
export async function exportedRows(page: Page, item: string | RegExp) {
  const { name, text } = await exportedText(page, item);
  const { header, records } = parseCsv(text);
  const rows = records.map(({ values }) => Object.fromEntries(header.map((column, at) => [column, values[at] ?? ""])));
  return { name, rows };
}
