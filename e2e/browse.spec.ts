import type { Page } from "@playwright/test";
import { channelList, copySelectedIds } from "./channel-list.ts";
import { nameField, openChannel, save } from "./channel-page.ts";
import { expect, test } from "./test.ts";
import { countPublicChannels, everyChannel } from "./zoom.ts";

test("10,000 channels: each is in the list once, and what is selected stays selected", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 10_000 });
  const page = await openAs("admin");
  const list = channelList(page);
  const total = await countPublicChannels(page);
  expect(total).toBeGreaterThanOrEqual(10_000);
  await expect(list.table).toHaveAttribute("aria-rowcount", `${total + 1}`);

  await list.box("General").click();
  await list.box("Release notes").click();
  await expect(list.selection.getByRole("status")).toHaveText(/^2 selected of [\d,]+$/);

  await list.table.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("progressbar", { name: "Loading channels" })).toBeVisible();
  await expect(list.end).toHaveText(`${total.toLocaleString("en-US")} channels, all loaded`, { timeout: 60_000 });
  await expect(list.table).toHaveAttribute("aria-rowcount", `${total + 1}`);
  const last = list.rows.last();
  await expect(last).toHaveAttribute("aria-rowindex", `${total + 1}`);
  await expect(last).toBeInViewport();
  await expect(list.selection.getByRole("status")).toHaveText(/^2 selected of [\d,]+$/);

  await list.table.focus();
  await page.keyboard.press("Home");
  await expect(list.box("General")).toBeChecked();
  await expect(list.box("Release notes")).toBeChecked();
  await expect(list.box("IT help desk")).not.toBeChecked();
  expect(await copySelectedIds(page)).toHaveLength(2);

  await list.table.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await expect(list.selection.getByRole("status")).toHaveText(
    `${total.toLocaleString("en-US")} selected of ${total.toLocaleString("en-US")}`,
  );
  const ids = await copySelectedIds(page);
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(total);
  expect(ids).toHaveLength(total);
});

test("a screen after the other shows every row in its place, none twice", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 300 });
  const page = await openAs("admin");
  const list = channelList(page);
  const total = await countPublicChannels(page);
  await list.table.focus();

  const seen = new Map<number, string>();
  for (let screens = 0; seen.size < total && screens < total; screens += 1) {
    for (const { place, name } of await list.rows.evaluateAll(readRows)) {
      expect(seen.get(place) ?? name).toBe(name);
      seen.set(place, name);
    }
    await pageDown(page);
  }
  expect([...seen.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, index) => index + 2));
  expect(new Set(seen.values()).size).toBe(total);
  await expect(list.end).toHaveText(`${total} channels, all loaded`);
});

/** A screen further, with its rows: elements are used again for other rows once the view has moved. */
async function pageDown(page: Page): Promise<void> {
  await page.keyboard.press("PageDown");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Runs in the page: the names and places of the rows that are there. */
function readRows(rows: readonly Element[]) {
  return rows.map((row) => ({
    place: Number(row.getAttribute("aria-rowindex")),
    name: row.querySelector("a")?.textContent ?? "",
  }));
}

test("coming back from a channel the reader is where they were, also after changing it", async ({
  openAs,
  control,
}) => {
  await control.reset({ publicChannels: 300 });
  const page = await openAs("admin");
  const list = channelList(page);
  const { name } = (await everyChannel(page))[170] ?? { name: "" };
  await list.table.focus();
  await page.keyboard.press("End");
  await expect(list.end).toBeVisible();
  await page.keyboard.press("Home");
  while (!(await list.row(name).isVisible())) {
    await pageDown(page);
  }
  await openChannel(page, name);
  await page.goBack();
  await expect(list.row(name)).toBeInViewport();

  await openChannel(page, name);
  await nameField(page).fill(`${name} renamed`);
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name} renamed` })).toBeVisible();
  await page.goBack();
  await expect(list.row(`${name} renamed`)).toBeInViewport();

  // The list starts again without what was archived out of it; the rows around stay in view.
  const below = list.rows.filter({ has: page.getByRole("link", { name: `${name} renamed` }) });
  const place = Number(await below.getAttribute("aria-rowindex"));
  await list.box(`${name} renamed`).click();
  await list.selection.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText(`Archive ${name} renamed: done.`)).toBeVisible();
  await expect(list.row(`${name} renamed`)).toHaveCount(0);
  await expect(list.rows.and(page.locator(`[aria-rowindex="${place}"]`))).toBeInViewport();
});
