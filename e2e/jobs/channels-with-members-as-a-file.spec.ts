// All channels with everyone in them as a file, for those who have to prove it: no row too few, none too many.
import type { Page } from "@playwright/test";
import { channelList } from "../channel-list.ts";
import { exportedRows } from "../downloads.ts";
import { expect, test } from "../test.ts";
import { everyChannel, type ListedChannel } from "../zoom.ts";
import { everyMember } from "./company.ts";

const roles: Readonly<Record<string, string>> = { owner: "Owner", admin: "Administrator", member: "Member" };

/** A line for everyone in these channels, as Zoom has them. */
async function linesAtZoom(page: Page, channels: readonly ListedChannel[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { id, name } of channels)
    for (const { email, member_id: memberId, role, is_external: isExternal } of await everyMember(page, id))
      lines.push([id, name, memberId, email, roles[role], isExternal ? "yes" : "no", ""].join());
  return lines.sort();
}

async function linesOfFile(page: Page): Promise<readonly string[]> {
  const { name, rows } = await exportedRows(page, /channels with their members/i);
  expect(name).toMatch(/^(public )?channels and members\.csv$/);
  const columns = ["channel_id", "channel", "member_id", "email", "role", "external", "problem"];
  return rows.map((row) => columns.map((column) => row[column]).join()).sort();
}

test("every public channel with its members, guests too", async ({ openAs }) => {
  const page = await openAs("admin");
  await expect(channelList(page).rows.first()).toBeVisible();
  const lines = await linesOfFile(page);
  expect(lines.some((line) => line.includes(",yes,"))).toBe(true);
  expect(lines).toEqual(await linesAtZoom(page, await everyChannel(page)));
});

test("every channel one is in, private ones too, and one that cannot be read is said to be missing", async ({
  openAs,
  control,
}) => {
  const admin = await openAs("admin");
  const page = await openAs("lead", "/channels?tab=mine&via=me");
  await expect(channelList(page).rows.first()).toBeVisible();
  const own = await everyChannel(page, "/chat/users/me/channels", "me");
  expect(own.some(({ type }) => type === 1 || type === 2)).toBe(true);
  expect(await linesOfFile(page)).toEqual(await linesAtZoom(admin, own));

  await control.fault({ operation: "listUserChannelMembers", status: 403, code: 200, message: "Not yours." });
  const { rows } = await exportedRows(page, /channels with their members/i);
  expect(rows.filter(({ problem }) => problem !== "")).toMatchObject([{ member_id: "", problem: "Not yours." }]);
});
