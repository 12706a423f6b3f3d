// The account's membership log: any time, three days a call, with a chart, filters and files.
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { addDays, DAY_MS, dayOf } from "../domain/days.ts";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";
import type { Control } from "./control.ts";
import { expect, test } from "./test.ts";

const LOG = "listChannelActivityLogs";

/** Of the whole run: a day that begins in the meantime changes none that a test goes by. */
const today = dayOf(Date.now());
const day = (daysAgo: number) => addDays(today, -daysAgo);
/** Address of the log from a day up to the last. */
const since = (daysAgo: number) => `/activity?from=${day(daysAgo)}&to=${today}`;
const log = (page: Page) => page.getByRole("grid", { name: "Activity" });
const rows = (page: Page) => log(page).getByRole("row");
const whole = (page: Page) => expect(log(page)).not.toHaveAttribute("aria-rowcount", "-1", { timeout: 30_000 });
const rowCount = async (page: Page) => Number(await log(page).getAttribute("aria-rowcount")) - 1;
const field = (page: Page, label: string) => page.getByRole("combobox", { name: label, exact: true });

/** Days of the calls made, each from its first to its last. */
async function windows(control: Control): Promise<readonly { from: string; to: string }[]> {
  const calls = await control.calls(LOG);
  return calls.map(({ query }) => {
    const params = new URLSearchParams(query);
    return { from: params.get("start_date") ?? "", to: params.get("end_date") ?? "" };
  });
}

/** The people in the summary above the chart. */
async function summary(page: Page): Promise<{ joined: number; left: number }> {
  const text = await page.getByRole("region", { name: "Joins and leaves" }).getByRole("list").textContent();
  const figure = (word: string) => Number(new RegExp(`([\\d,]+) ${word}`).exec(text ?? "")?.[1]?.replaceAll(",", ""));
  return { joined: figure("joined"), left: figure("left") };
}

/** The people a row names. */
async function peopleIn(page: Page, row: number): Promise<readonly string[]> {
  const names = await rows(page).nth(row).getByRole("gridcell").nth(2).locator("[title]").getAttribute("title");
  return names?.split(", ") ?? [];
}

/** The channel a row names, once its name is known. */
async function channelIn(page: Page, row: number): Promise<string> {
  const link = rows(page).nth(row).getByRole("gridcell").nth(3).getByRole("link");
  await expect(link).not.toHaveText("…");
  return (await link.textContent()) ?? "";
}

async function exported(page: Page, format: RegExp): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: format }).click();
  const download: Download = await started;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("a month is read three days at a time, every day once, the newest first", async ({ openAs, control }) => {
  test.setTimeout(90_000);
  const page = await openAs("admin", since(29));
  await whole(page);
  expect(await rowCount(page)).toBeGreaterThan(100);
  const asked = [...new Map((await windows(control)).map((one) => [one.from, one])).values()];
  expect(asked).toHaveLength(10);
  expect(asked[0]?.to).toBe(today);
  expect(asked.at(-1)?.from).toBe(day(29));
  for (const [at, { from, to }] of asked.entries()) {
    expect((Date.parse(to) - Date.parse(from)) / DAY_MS).toBeLessThanOrEqual(2);
    const next = asked[at + 1];
    if (next) expect(Date.parse(from) - Date.parse(next.to)).toBe(DAY_MS);
  }
  await expect(page.getByRole("img", { name: /People who joined and left by day/ })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test("reading says how far it is, can be stopped, keeps what came and goes on", async ({ openAs, control }) => {
  await control.fault({ operation: LOG, latencyMs: 400, times: 100 });
  const page = await openAs("admin", since(59));
  const progress = page.getByRole("progressbar", { name: "Loading three days at a time" });
  await expect(progress).toHaveAttribute("aria-valuemax", "20");
  await expect(progress).toHaveAttribute("aria-valuenow", /^[3-9]$/);
  await expect(page.getByText(/about \d+ \w+ left/)).toBeVisible();
  await page.getByRole("button", { name: "Stop loading" }).click();
  await expect(page.getByText(/^Stopped\. Loaded back to /)).toBeVisible();
  const kept = await rows(page).count();
  expect(kept).toBeGreaterThan(1);
  const made = (await control.calls(LOG)).length;
  expect(made).toBeLessThan(20);
  await expectAccessible(page);
  await control.clearFaults();
  await page.getByRole("button", { name: "Continue" }).click();
  await whole(page);
  await expect(progress).toHaveCount(0);
  // Nothing was asked for twice.
  const calls = (await control.calls(LOG)).map(({ query }) => query);
  expect(new Set(calls).size).toBe(calls.length);
});

test("a failure in the middle keeps what came, and reading goes on from there", async ({ openAs, control }) => {
  const page = await openAs("admin", since(2));
  await whole(page);
  await page.route(`**/chat/activities/channels?start_date=${day(14)}*`, (route) => route.abort());
  await page.goto(since(20));
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("cannot be reached");
  await expect(page.getByText(/^Loaded back to /)).toBeVisible();
  expect(await rows(page).count()).toBeGreaterThan(1);
  await page.unroute(`**/chat/activities/channels?start_date=${day(14)}*`);
  await alert.getByRole("button", { name: "Try again" }).click();
  await whole(page);
  await expect(alert).toHaveCount(0);
  expect((await windows(control)).at(-1)?.from).toBe(day(20));
});

test("the limits of a free account are sat out", async ({ openAs, control }) => {
  test.setTimeout(90_000);
  await control.reset({ plan: "free" });
  const page = await openAs("admin", since(59));
  await expect(log(page)).toBeVisible();
  await expect(log(page)).not.toHaveAttribute("aria-rowcount", "-1", { timeout: 60_000 });
  expect(await rowCount(page)).toBeGreaterThan(300);
});

test("filters are in the address: a person, a kind of change, a channel", async ({ openAs, control }) => {
  const page = await openAs("admin", since(29));
  await whole(page);
  const all = await summary(page);

  await page.getByRole("combobox", { name: "Change" }).selectOption("left");
  await expect(page).toHaveURL(/show=left/);
  await expect.poll(() => summary(page)).toEqual({ joined: 0, left: all.left });

  const [someone = ""] = await peopleIn(page, 1);
  await field(page, "Person").fill(someone);
  await page.getByRole("option", { name: someone }).first().click();
  await expect(page).toHaveURL(/person=/);
  await expect.poll(() => rowCount(page)).toBeLessThan(all.left);
  const found = await rowCount(page);
  await page.reload();
  await whole(page);
  await expect(field(page, "Person")).toHaveValue(someone);
  expect(await rowCount(page)).toBe(found);

  await field(page, "Person").fill("");
  await expect(page).not.toHaveURL(/person=/);
  await page.getByRole("combobox", { name: "Change" }).selectOption("");
  const channel = await channelIn(page, 1);
  await field(page, "Channel").fill(channel);
  await page.getByRole("option", { name: channel }).first().click();
  await expect(page).toHaveURL(/channel=[0-9a-f]{32}/);
  await whole(page);
  for (const cell of await log(page).getByRole("gridcell").getByRole("link").allTextContents())
    expect(cell).toBe(channel);
  const asked = (await control.calls(LOG)).at(-1)?.query ?? "";
  expect(new URLSearchParams(asked).get("channel_id")).toMatch(/^[0-9a-f]{32}$/);
});

test("a filter that leaves nothing says so and can be cleared", async ({ openAs }) => {
  const page = await openAs("admin", "/activity?person=nobody");
  await expect(page.getByRole("heading", { name: "Nothing matches the filters" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page).nth(1)).toBeVisible();
});

test("the files hold what is shown, filters and channel names included", async ({ openAs }) => {
  const page = await openAs("admin", `${since(6)}&show=joined`);
  await whole(page);
  const { joined } = await summary(page);
  const csv = await exported(page, /CSV/);
  expect(csv.name).toBe(`activity ${day(6)} to ${today}.csv`);
  const lines = csv.text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toBe(
    "time,change,person,person_user_id,person_member_id,person_is_external,by,by_user_id,by_member_id,channel,channel_id,problem",
  );
  expect(lines).toHaveLength(joined + 1);
  const json: unknown = JSON.parse((await exported(page, /JSON/)).text);
  expect(json).toHaveLength(joined);
  const [firstPerson] = await peopleIn(page, 1);
  const firstChannel = await channelIn(page, 1);
  expect(json).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        change: "joined",
        person: expect.objectContaining({ name: firstPerson }),
        channel: { id: expect.stringMatching(/^[0-9a-f]{32}$/), name: firstChannel },
      }),
    ]),
  );
});

test("by keyboard: another time, the chart's table, a day of it", async ({ openAs }) => {
  test.setTimeout(90_000);
  const page = await openAs("admin", "/activity");
  await whole(page);
  await page.getByRole("button", { name: /^Days: / }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Days: / });
  await expect(dialog.getByRole("button", { name: "Today" })).toBeFocused();
  await expectAccessibleInEveryLook(page);
  await dialog.getByText(/^Days start and end in UTC/).click();
  await dialog.getByText("First day").click();
  const [first, last] = [
    dialog.getByRole("textbox", { name: "First day" }),
    dialog.getByRole("textbox", { name: "Last day" }),
  ];
  await expect(first).toBeFocused();
  // Days are written as everywhere else, whatever the browser's locale.
  await expect(first).toHaveValue(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/);
  await first.fill(day(40));
  await last.fill("2/3/2026");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("Enter both days, such as 3 Feb 2026.");
  await last.fill(day(50));
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("The first day is after the last.");
  await last.fill(day(30));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`from=${day(40)}&to=${day(30)}`));
  await whole(page);

  await page.getByRole("button", { name: "Show as table" }).focus();
  await page.keyboard.press("Enter");
  const table = page.getByRole("table", { name: "Joins and leaves" });
  await expect(table.getByRole("row")).toHaveCount(12);
  await expectAccessible(page);
  await table.getByRole("button").first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`from=${day(40)}&to=${day(40)}`));
});

test("a row leads to its channel, whose own log has the same chart and files", async ({ openAs }) => {
  const page = await openAs("admin", "/activity");
  await whole(page);
  await log(page).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/channels\/[0-9a-f]{32}/);
  await page.getByRole("navigation", { name: "Channel sections" }).getByRole("link", { name: "Activity" }).click();
  await expect(page.getByRole("img", { name: /People who joined and left by day/ })).toBeVisible();
  await whole(page);
  await expectAccessibleInEveryLook(page);
  const channel = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "no heading";
  const { text } = await exported(page, /CSV/);
  const lines = text.trimEnd().split("\r\n").slice(1);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toContain(channel);
});

test("help names the scopes, who may, and what Zoom limits", async ({ openAs }) => {
  const page = await openAs("admin", "/activity");
  await page.getByRole("button", { name: "Help: Activity" }).click();
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help.getByText("chat_channel:read:admin", { exact: true }).first()).toBeVisible();
  await expect(help.getByText("Date range of one query: at most 3 days.")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Help: Activity" })).toBeFocused();
});

test("a viewer reads it; without the account connection it is told why not", async ({ openAs }) => {
  const viewer = await openAs("channel-viewer", "/activity");
  await whole(viewer);
  const lead = await openAs("lead", "/activity");
  await expect(lead.getByRole("heading", { name: "Activity needs the account connection" })).toBeVisible();
  await expect(lead.getByText(/Workspace administrators give roles here/)).toBeVisible();
  await expectAccessibleInEveryLook(lead);
});
