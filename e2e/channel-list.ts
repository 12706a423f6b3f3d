import type { Locator, Page } from "@playwright/test";

/** The table of channels on a page, and what stands around it. */
export interface ChannelList {
  readonly table: Locator;
  /** Those of channels; the head is left out. */
  readonly rows: Locator;
  /** The row of the channel of this name. */
  readonly row: (name: string) => Locator;
  /** The box that selects it. */
  readonly box: (name: string) => Locator;
  /** What is selected, and what can be done with it. */
  readonly selection: Locator;
  /** Counts the whole list once it is there. */
  readonly end: Locator;
}

export function channelList(page: Page): ChannelList {
  const table = page.getByRole("grid", { name: "Channels" });
  return {
    table,
    rows: table.getByRole("row").filter({ has: page.getByRole("gridcell") }),
    row: (name) => table.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) }),
    box: (name) => table.getByRole("checkbox", { name: `Select ${name}`, exact: true }),
    selection: page.getByRole("region", { name: "Selected channels" }),
    end: page.getByText(/^[\d,]+ channels?, all loaded$/),
  };
}

/** The ids of the channels in the clipboard after "Copy IDs". */
export async function copySelectedIds(page: Page): Promise<readonly string[]> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy IDs" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  return text.split("\n");
}
