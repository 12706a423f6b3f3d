// The file of a list: all that its filters leave, loaded or not.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parseCsv } from "../domain/csv/parse-csv.ts";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";

async function exported(page: Page) {
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const download = await started;
  return { name: download.suggestedFilename(), ...parseCsv(await readFile(await download.path(), "utf8")) };
}

test("the channel list's file holds what the filters leave", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 120 });
  const page = await openAs("admin", "/channels?posting=2");
  await expect(channelList(page).rows.first()).toBeVisible();
  const whole = await exported(page);
  expect(whole.name).toBe("channels public.csv");
  await expect(channelList(page).table).toHaveAttribute("aria-rowcount", `${whole.records.length + 1}`);
  const posting = whole.header.indexOf("who_can_post");
  expect(new Set(whole.records.map(({ values }) => values[posting]))).toEqual(new Set(["Owner and administrators"]));
});

test("the file of a long list holds all of it, however little of it was looked at", async ({ openAs, control }) => {
  await control.reset({ publicChannels: 400 });
  const page = await openAs("admin");
  await expect(channelList(page).rows.first()).toBeVisible();
  const { name, records } = await exported(page);
  expect(records).toHaveLength(400);
  // The server made it: the page has read no more than it shows.
  expect(name).toBe("channels.csv");
});

test("channels go out with everyone in them, as the filters leave them", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?name=release%20notes");
  await expect(channelList(page).row("Release notes")).toBeVisible();
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Channels with their members" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe("channels and members.csv");
  const { header, records } = parseCsv(await readFile(await download.path(), "utf8"));
  expect(new Set(records.map(({ values }) => values[header.indexOf("channel")]))).toEqual(new Set(["Release notes"]));
  expect(records.map(({ values }) => values[header.indexOf("email")])).toContain("lead@sandbox.example");
});

test("the retention of channels goes out to a file and comes in as it was", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?name=release%20notes");
  await expect(channelList(page).row("Release notes")).toBeVisible();
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Channels with their retention" }).click();
  const path = await (await started).path();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("combobox", { name: "What to do" }).selectOption({ label: "Set retention" });
  await dialog.getByLabel("CSV file").setInputFiles({
    name: "retention.csv",
    mimeType: "text/csv",
    buffer: await readFile(path),
  });
  await expect(dialog.getByRole("status")).toHaveText("1 channel to review.");
  await dialog.getByRole("button", { name: "Review 1 channel" }).click();
  await expect(page.getByRole("dialog", { name: "Nothing to change" })).toBeVisible();
});

test("a name that a spreadsheet would run as a formula is written as text", async ({ openAs }) => {
  const page = await openAs("admin", "/channels?tab=mine&via=me");
  await expect(channelList(page).rows.first()).toBeVisible();
  await page.route("**/api/zoom/me/chat/users/me/channels?*", async (route) => {
    const answer = await route.fetch();
    const { channels, ...rest } = (await answer.json()) as { channels: { name: string }[] };
    await route.fulfill({
      response: answer,
      json: { ...rest, channels: [{ ...channels[0], name: '=HYPERLINK("x")' }] },
    });
  });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(channelList(page).rows).toHaveCount(1);
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile(await (await started).path(), "utf8");
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
});
