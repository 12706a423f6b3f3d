// On paper: all rows, no frame, light colours; a list that is not whole says so.
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";
import { channelOf, countPublicChannels } from "./zoom.ts";

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

test("the keys for printing load the whole list first, and the browser's menu prints that it is not whole", async ({
  openAs,
}) => {
  const page = await openAs("admin");
  const { id } = await channelOf(page, "admin", "General");
  await page.goto(`/channels/${id}?tab=members&via=account`);
  const table = page.getByRole("grid", { name: "Members" });
  // Its foot, which counts them, comes after the first rows.
  const foot = table.locator("xpath=following-sibling::*");
  await expect(foot).toContainText(/members loaded$/);
  const total = Number(await table.getAttribute("aria-rowcount")) - 1;
  expect(total).toBeGreaterThan(100);

  // The browser's own dialog cannot be driven: in its place, what it would print is counted.
  await page.evaluate(() => {
    window.print = () => {
      window.dispatchEvent(new Event("beforeprint"));
      document.title = `printed ${document.querySelectorAll("[role=grid] [data-index]").length}`;
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  await page.keyboard.press("Control+p");
  await expect(page).toHaveTitle(`printed ${total}`);
  await expect(foot).toHaveText(`${total} members, all loaded`);

  await page.reload();
  await expect(foot).toContainText(/members loaded$/);
  // At once: the browser does not wait.
  const paper = await page.evaluate(() => {
    window.dispatchEvent(new Event("beforeprint"));
    return {
      rows: document.querySelectorAll("[role=grid] [data-index]").length,
      text: document.querySelector("[role=grid] + *")?.textContent,
    };
  });
  expect(paper.rows).toBe(100);
  expect(paper.text).toContain(`100 of ${total} members loaded. The rest is missing here`);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect.poll(() => table.locator("[data-index]").count()).toBeLessThan(100);
});
