// Zoom's page tokens live 15 minutes. The list starts again from its first page then, and the reader stays in place.
import type { Locator, Page } from "@playwright/test";
import { type ChannelList, channelList, copySelectedIds } from "./channel-list.ts";
import type { Control } from "./control.ts";
import { hold } from "./hold.ts";
import { expect, test } from "./test.ts";
import { everyChannel } from "./zoom.ts";

const MINUTE_MS = 60_000;
const CHANNELS = 300;
const PAGES = "**/api/zoom/account/chat/channels?*";

async function readOn(page: Page, list: ChannelList, screens: number): Promise<void> {
  await list.table.focus();
  for (let count = 0; count < screens; count += 1) await page.keyboard.press("PageDown");
}

/** The row the reader is at. */
async function activeRow(page: Page, list: ChannelList): Promise<Locator> {
  await expect(list.table).toHaveAttribute("aria-activedescendant", /./);
  const id = await list.table.getAttribute("aria-activedescendant");
  const name = await page.locator(`[id="${id}"]`).getByRole("link").textContent();
  return list.row(name ?? "");
}

const placeOf = async (row: Locator) => Number(await row.getAttribute("aria-rowindex"));
const topOf = async (row: Locator) => (await row.boundingBox())?.y;

const pagesAsked = async (control: Control) =>
  (await control.calls("listAccountsPublicChannels")).map(
    ({ query, status }) => `${query.includes("next_page_token") ? "next" : "first"} ${status}`,
  );

/**
 * Waits until the page asks for nothing more by itself: it loads ahead of the reader, and parts that come later look at
 * the list anew.
 *
 * @returns how many pages were asked for until then.
 */
async function untilQuiet(control: Control): Promise<number> {
  let last = -1;
  await expect
    .poll(
      async () => {
        const before = last;
        last = (await pagesAsked(control)).length;
        return last === before;
      },
      { intervals: [700] },
    )
    .toBe(true);
  return last;
}

test("a cursor that expired starts the list again without moving the reader", async ({ openAs, control }) => {
  await control.reset({ publicChannels: CHANNELS });
  const page = await openAs("admin");
  const list = channelList(page);
  const everyone = await everyChannel(page);
  await readOn(page, list, 2);
  await expect(await activeRow(page, list)).toBeInViewport();

  // Channels above the reader go meanwhile: the row at hand keeps its place on the screen, not its number.
  for (const { id } of everyone.slice(10, 15)) await control.elsewhere("account", `DELETE /chat/channels/${id}`);
  await control.advance(16 * MINUTE_MS);
  const before = await untilQuiet(control);
  const letGo = await hold(page, PAGES);
  let isAsked = false;
  const next = page.waitForRequest(PAGES).then(() => {
    isAsked = true;
  });
  // How far ahead a list is loaded depends on how fast its pages come.
  while (!isAsked) await readOn(page, list, 1);
  await next;
  const row = await activeRow(page, list);
  const [place, top] = [await placeOf(row), await topOf(row)];
  letGo();
  await expect(row).toHaveAttribute("aria-rowindex", `${place - 5}`);
  expect(await topOf(row)).toBe(top);
  await expect(await activeRow(page, list)).toHaveAttribute("aria-rowindex", `${place - 5}`);

  await page.keyboard.press("End");
  await expect(list.end).toHaveText(`${everyone.length - 5} channels, all loaded`);
  const asked = (await pagesAsked(control)).slice(before);
  expect(asked.slice(0, 3)).toEqual(["next 400", "first 200", "next 200"]);
  expect(asked.slice(2).every((page) => page === "next 200")).toBe(true);
  await list.table.focus();
  await page.keyboard.press("ControlOrMeta+a");
  const left = everyone.filter((_, index) => index < 10 || index >= 15).map(({ id }) => id);
  expect([...(await copySelectedIds(page))].sort()).toEqual(left.sort());
});

test("a list older than 14 minutes starts again before its cursor is refused", async ({ openAs, control }) => {
  await control.reset({ publicChannels: CHANNELS });
  const page = await openAs("admin");
  const list = channelList(page);
  await readOn(page, list, 2);
  const row = await activeRow(page, list);
  await list.box((await row.getByRole("link").textContent()) ?? "").click();
  const before = await untilQuiet(control);

  await page.clock.setFixedTime(Date.now() + 14.5 * MINUTE_MS);
  await list.table.focus();
  await page.keyboard.press("End");
  await expect(list.end).toBeVisible();
  const asked = (await pagesAsked(control)).slice(before);
  expect(asked[0]).toBe("first 200");
  expect(asked.slice(1).every((page) => page === "next 200")).toBe(true);
  await expect(list.selection.getByRole("status")).toHaveText(/^1 selected of [\d,]+$/);
});

test("a list younger than that goes on where it was", async ({ openAs, control }) => {
  await control.reset({ publicChannels: CHANNELS });
  const page = await openAs("admin");
  const list = channelList(page);
  await readOn(page, list, 2);
  // Whatever comes with the list later would read it anew were it minutes old by then.
  await expect(page.getByRole("button", { name: /^Export/ })).toBeVisible();
  const before = await untilQuiet(control);
  await page.clock.setFixedTime(Date.now() + 13 * MINUTE_MS);
  await page.keyboard.press("End");
  await expect(list.end).toBeVisible();
  const asked = (await pagesAsked(control)).slice(before);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((page) => page.startsWith("first"))).toEqual([]);
});
