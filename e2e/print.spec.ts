// On paper: all rows that are loaded, no frame, light colours.
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { countPublicChannels } from "./zoom.ts";

test("a list prints whole: every row, light, without the frame", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  const { table, row } = channelList(page);
  await expect(row("General")).toBeVisible();
  const total = await countPublicChannels(page);
  await page.getByRole("grid").focus();
  await page.keyboard.press("End");
  await expect(page.getByText(`${total} channels, all loaded`)).toBeVisible();
  const rows = table.locator("[data-index]");
  expect(await rows.count()).toBeLessThan(total);

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(rows).toHaveCount(total);
  for (const frame of [page.locator("header[data-frame]"), page.getByRole("navigation"), page.getByText("Sandbox.")])
    for (const part of await frame.all()) await expect(part).toBeHidden();
  await expect(page.getByRole("button", { name: "Export" })).toBeHidden();
  // Nothing of the list is behind an edge: each row stands below the one before, and the page is as long as they are.
  const places = await rows.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect()).map(({ y, height }) => ({ y, height })),
  );
  const sorted = places.toSorted((a, b) => a.y - b.y);
  for (const [at, { y }] of sorted.entries()) {
    const above = sorted[at - 1];
    if (above) expect(y).toBeGreaterThanOrEqual(above.y + above.height - 1);
  }
  const last = sorted.at(-1);
  const foot = await page.evaluate(() => document.documentElement.scrollHeight - window.scrollY);
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(foot);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
  await expect(page.getByRole("columnheader", { name: "Name" })).toBeVisible();

  await page.emulateMedia({ media: "screen" });
  await expect.poll(() => rows.count()).toBeLessThan(total);
});

test("the browser's own printing finds every row", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  const { table, row } = channelList(page);
  await expect(row("General")).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  // At once: the browser does not wait.
  const loaded = await table.locator("[data-index]").count();
  expect(loaded).toBeGreaterThanOrEqual(50);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  expect(await table.locator("[data-index]").count()).toBeLessThan(loaded);
});
