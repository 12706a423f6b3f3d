// Every change of a month to some channels as a file, complete by Zoom's own account and provably untouched.
import type { Page } from "@playwright/test";
import { checkLines } from "../../domain/audit/chain-lines.ts";
import type { ChainResult } from "../../domain/audit/check-chain.ts";
import { isSigned, sha256 } from "../../web/features/audit/web-chain.ts";
import { nameField, openTab, save } from "../channel-page.ts";
import { exportedRows, exportedText } from "../downloads.ts";
import { expect, test } from "../test.ts";
import { channelOf } from "../zoom.ts";
import { letTimePass, serverWithClock } from "./clock.ts";

const DAYS = 31;
test.use({ stackOptions: { server: serverWithClock(DAYS) } });

const month = new Date().toISOString().slice(0, 7);
const today = new Date().toISOString().slice(0, 10);

async function rename(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/channels/${id}`);
  await nameField(page).fill(name);
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

const checked = (text: string): Promise<ChainResult> => {
  async function* lines() {
    yield* text.split("\n");
  }
  return checkLines(lines(), { sha256, isSigned, known: [] });
};

test("an auditor gets every change of a month to two channels, and can prove it", async ({
  openAs,
  control,
  stack,
}) => {
  const admin = await openAs("admin");
  const [notes, room, other] = await Promise.all(
    ["Release notes", "Launch room", "Platform team"].map((name) => channelOf(admin, "lead", name)),
  );
  if (!notes || !room || !other) throw new Error("the company lacks a channel");
  await rename(admin, notes.id, "Notes");
  await rename(admin, other.id, "Team of the platform");
  await admin.goto(`/channels/${room.id}?tab=members&via=account`);
  await admin
    .getByRole("grid", { name: "Members" })
    .getByRole("row", { name: /Lan Li/ })
    .getByRole("checkbox")
    .check();
  await admin.getByRole("region", { name: "Selected members" }).getByRole("button", { name: "Remove…" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Remove 1 person" }).click();
  await expect(admin.getByText(/^Removed/)).toBeVisible();
  const lead = await openAs("lead", "/channels?via=me");
  await rename(lead, room.id, "Landing room");
  const ofMonth = (await control.calls()).filter(
    ({ method, path, status }) =>
      method !== "GET" && status !== null && status < 300 && (path.includes(notes.id) || path.includes(room.id)),
  );
  expect(ofMonth).toHaveLength(3);

  letTimePass(stack);
  const page = await openAs("owner", "/audit");
  await page.clock.setFixedTime(Date.now() + DAYS * 86_400_000);
  await rename(page, notes.id, "Notes of the month after");
  await page.goto("/audit");
  await page.getByRole("searchbox", { name: "Target" }).fill(`${notes.id}; ${room.id}`);
  await page.getByRole("button", { name: /^Days/ }).click();
  await page.getByRole("textbox", { name: "First day" }).fill(`${month}-01`);
  await page.getByRole("textbox", { name: "Last day" }).fill(today);
  await page.getByRole("button", { name: "Show" }).click();
  const table = page.getByRole("grid", { name: "Audit trail" });
  await expect(table).toHaveAttribute("aria-rowcount", `${ofMonth.length + 1}`);
  const { name, rows } = await exportedRows(page, /^CSV/);
  expect(name).toBe("audit-trail.csv");
  expect(rows.map(({ person, action, outcome }) => [person, action, outcome])).toEqual([
    ["Aiko Marchetti", "set-channel-settings", "done"],
    ["Daniel Achebe", "remove-members", "done"],
    ["Daniel Achebe", "set-channel-settings", "done"],
  ]);
  const [newest] = rows;
  expect([newest?.before, newest?.after]).toEqual([
    expect.stringContaining("Launch room"),
    expect.stringContaining("Landing room"),
  ]);

  await page.getByRole("button", { name: "Check that nothing was changed" }).click();
  await expect(page.getByText(/none changed, removed, moved or added between others/)).toBeVisible();
  // Whoever gets the file can check it without the console: each row is in the chain, and the chain is whole.
  const chain = (await exportedText(page, "The whole chain, to check elsewhere")).text;
  for (const { seq, hash } of rows) expect(chain).toContain(`[${seq},"${hash}",`);
  expect((await checked(chain)).flawCount).toBe(0);
  expect((await checked(chain.replace("Landing room", "Landing zoom"))).flawCount).toBeGreaterThan(0);

  // The same stands in the channel's own history.
  await page.goto(`/channels/${room.id}?via=account`);
  await openTab(page, "History");
  await expect(page.getByRole("row", { name: /Change channel settings .*Aiko Marchetti Done/ })).toBeVisible();
});
