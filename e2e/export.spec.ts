// The file of a list: all that its filters leave, loaded or not.
import { readFile } from "node:fs/promises";
import { parseCsv } from "../domain/csv/parse-csv.ts";
import { expectAccessible } from "./accessible.ts";
import { channelList } from "./channel-list.ts";
import { exported } from "./exported.ts";
import { expect, test } from "./test.ts";
import { channelOf, everyChannel } from "./zoom.ts";

test("the file of a list holds what the filters leave, and all of it, however little was looked at", async ({
  openAs,
  control,
}) => {
  await control.reset({ publicChannels: 400 });
  const page = await openAs("admin", "/channels?posting=2");
  await expect(channelList(page).rows.first()).toBeVisible();
  const whole = await exported(page);
  expect(whole.name).toBe("channels.csv");
  await expect(channelList(page).table).toHaveAttribute("aria-rowcount", `${whole.records.length + 1}`);
  const posting = whole.header.indexOf("who_can_post");
  expect(new Set(whole.records.map(({ values }) => values[posting]))).toEqual(new Set(["Owner and administrators"]));

  await page.goto("/channels");
  await expect(channelList(page).rows.first()).toBeVisible();
  const long = await exported(page);
  expect(long.records).toHaveLength(400);
  // The server made it: the page has read no more than it shows.
  expect(long.name).toBe("channels.csv");
});

test("what belongs to the channels that the filters leave goes out with them, and comes in as it was", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin", "/channels?name=release%20notes");
  await expect(channelList(page).row("Release notes")).toBeVisible();
  await test.step("everyone in them", async () => {
    const started = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: /^Public channels with their members/ }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe("public channels and members.csv");
    const { header, records } = parseCsv(await readFile(await download.path(), "utf8"));
    expect(new Set(records.map(({ values }) => values[header.indexOf("channel")]))).toEqual(new Set(["Release notes"]));
    expect(records.map(({ values }) => values[header.indexOf("email")])).toContain("lead@sandbox.example");
  });
  await test.step("rows that could not be read are counted", async () => {
    await control.fault({ operation: "listChannelMembers", status: 404, code: 4130, times: 1 });
    const started = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: /^Public channels with their members/ }).click();
    const { header, records } = parseCsv(await readFile(await (await started).path(), "utf8"));
    expect(records.map(({ values }) => values[header.indexOf("problem")])).toEqual([expect.stringMatching(/./)]);
    const notice = "public channels and members.csv: 1 row could not be read. In the column “problem” it says why.";
    await expect(page.getByText(notice)).toBeVisible();
    await expectAccessible(page);
  });
  await test.step("their retention, which comes in as it was", async () => {
    const started = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: /^Public channels with their retention/ }).click();
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
});

test("a name that a spreadsheet would run as a formula is written as text", async ({ control, openAs }) => {
  const page = await openAs("lead", "/channels?tab=mine&via=me");
  const row = channelList(page).row("Release notes");
  await expect(row).toBeVisible();
  const own = await everyChannel(page, "/chat/users/me/channels", "me");
  const id = own.find(({ name }) => name === "Release notes")?.id ?? "";
  await control.elsewhere("lead", `PATCH /chat/users/me/channels/${id}`, { name: '=HYPERLINK("x")' });
  await page.getByRole("button", { name: "Refresh" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile(await (await started).path(), "utf8");
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
});

test("the members of a channel, as their list is filtered and sorted", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  await expect(channelList(page).rows.first()).toBeVisible();
  const { id } = await channelOf(page, "lead", "Release notes");
  await page.goto(`/channels/${id}?tab=members&via=account&role=member&sort=name.desc`);
  const table = page.getByRole("grid", { name: "Members" });
  await expect(table).toHaveAttribute("aria-rowcount", /^\d+$/);
  const count = Number(await table.getAttribute("aria-rowcount")) - 1;
  const { name, header, records } = await exported(page);
  expect(name).toBe("members of a channel.csv");
  expect(records).toHaveLength(count);
  const names = records.map(({ values }) => values[header.indexOf("name")] ?? "");
  expect(names).toEqual(names.toSorted((a, b) => b.localeCompare(a, "en", { sensitivity: "base" })));
  expect(new Set(records.map(({ values }) => values[header.indexOf("role")]))).toEqual(new Set(["Member"]));
});

test("shared spaces, directory groups and emojis go out from their pages", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  for (const [address, file] of [
    ["/spaces", "shared spaces.csv"],
    ["/directory-groups", "directory groups.csv"],
    ["/emoji", "emojis.csv"],
  ] as const) {
    await page.goto(address);
    const { name, header, records } = await exported(page);
    expect(name).toBe(file);
    expect(records.length).toBeGreaterThan(1);
    expect(records.every(({ values }) => values[header.indexOf("problem")] === "")).toBe(true);
  }
});
