// A day of an auditor: reads the account, every change of a month and whether that is whole, and can change nothing.
import type { Page } from "@playwright/test";
import { operations } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import { checkLines } from "../../domain/audit/chain-lines.ts";
import type { ChainResult } from "../../domain/audit/check-chain.ts";
import { DAY_MS, dayOf } from "../../domain/days.ts";
import { expectations } from "../../server/testing/route-expectations.ts";
import { isSigned, sha256 } from "../../web/features/audit/web-chain.ts";
import { expectAccessible, expectAccessibleInEveryLook } from "../accessible.ts";
import { nameField, openTab, save } from "../channel-page.ts";
import { askConsole, giveRole } from "../console.ts";
import { exportedRows, exportedText } from "../downloads.ts";
import { exported } from "../exported.ts";
import { inventoryRead, withInventory } from "../inventory.ts";
import { letTimePass, serverWithClock } from "../jobs/clock.ts";
import { addressOf, type Person } from "../sign-in.ts";
import { expect, test } from "../test.ts";
import { channelOf } from "../zoom.ts";

const DAYS = 31;
const { server, ...rest } = withInventory();
test.use({ stackOptions: [{ ...rest, server: { ...server, ...serverWithClock(DAYS) } }, { scope: "worker" }] });

const PHONE = { width: 390, height: 844 };
/** How a button or link begins that changes something, here or at Zoom. */
const WRITES =
  /^(Add|Apply|Approve|Archive|Change|Copy access…|Create|Delete|Demote|Edit|End|Give|Import|Invite|Leave|Make|Move|New|Pause|Promote|Protect|Put|Remove|Rename|Resume|Retry|Review|Set|Snooze|Take|Transfer|Unarchive|Undo|Upload)(?!\w)/;

/** What everyone may do that changes nothing of the account: views of their own, questions, and notes about people they see. */
const OPEN = /^POST \/api\/(views|look-ups\/|desired\/check|access\/preview|help-desk\/notes$)/;

const main = (page: Page) => page.getByRole("main");

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

/** What the page as it stands offers that changes something, each with its address. */
async function writesOffered(page: Page): Promise<readonly string[]> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  const offered = main(page).getByRole("button", { disabled: false }).or(main(page).getByRole("link"));
  // In a row a link leads to what the row tells of, which may be a change.
  const names = await offered.evaluateAll((all) =>
    all
      .filter((one) => one.tagName !== "A" || one.closest("[role=row]") === null)
      .map((one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim()),
  );
  const { pathname, search } = new URL(page.url());
  return names.filter((name) => WRITES.test(name)).map((name) => `${pathname}${search}: ${name}`);
}

/** Key of somebody in the inventory. */
async function keyOf(page: Page, person: Person): Promise<string> {
  const { body } = await askConsole(page, "GET", `/api/inventory/people?find=${addressOf(person)}&page_size=1`);
  return (body as { people: { key: string }[] }).people[0]?.key ?? "";
}

test("an auditor reads everything and the changes of a month, proves them, and changes nothing", async ({
  openAs,
  control,
  stack,
}) => {
  test.slow();
  const firstDay = `${dayOf(Date.now()).slice(0, 7)}-01`;
  const admin = await openAs("admin");
  await inventoryRead(admin);
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
  const writes = async () =>
    (await control.calls()).filter(
      ({ method, path, status }) =>
        method !== "GET" && !/\/oauth\/|\/search$/.test(path) && status !== null && status < 300,
    );
  const ofMonth = (await writes()).filter(({ path }) => path.includes(notes.id) || path.includes(room.id));
  expect(ofMonth).toHaveLength(3);
  const lastDay = dayOf(Date.now());
  const viewer = await openAs("channel-viewer");
  const all = { of: "all" };
  await giveRole(admin, viewer, { roleId: "auditor", set: all, reason: "The audit of the year" });

  const [personKey, toKey] = await Promise.all((["lead", "helpdesk"] as const).map((who) => keyOf(admin, who)));
  const handedOver = { channelId: other.id, fromKey: personKey, toKey };
  await askConsole(admin, "POST", "/api/inventory/owner-tasks", { tasks: [handedOver] });
  const { body: tasks } = await askConsole(admin, "GET", "/api/inventory/owner-tasks");
  const [task] = (tasks as { tasks: { id: string }[] }).tasks;
  if (!task) throw new Error("there is no task");

  letTimePass(stack);
  const monthAfter = Date.now() + DAYS * DAY_MS;
  const later = await openAs("owner");
  await later.clock.setFixedTime(monthAfter);
  await rename(later, notes.id, "Notes of the month after");
  const countBefore = (await writes()).length;

  // Every change of the month to two channels, complete by Zoom's own account.
  const page = await openAs("channel-viewer", "/audit");
  await page.clock.setFixedTime(monthAfter);
  await page.getByRole("searchbox", { name: "Target" }).fill(`${notes.id}; ${room.id}`);
  await page.getByRole("button", { name: /^Days/ }).click();
  await page.getByRole("textbox", { name: "First day" }).fill(firstDay);
  await page.getByRole("textbox", { name: "Last day" }).fill(lastDay);
  await page.getByRole("button", { name: "Show" }).click();
  const trail = page.getByRole("grid", { name: "Audit trail" });
  await expect(trail).toHaveAttribute("aria-rowcount", `${ofMonth.length + 1}`);
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

  // By keys to an entry; on a phone the same stands in the channel's own history, and its settings are read.
  await trail.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Change channel settings" })).toBeVisible();
  const offered = [...(await writesOffered(page))];
  await page.setViewportSize(PHONE);
  await page.goto(`/channels/${room.id}?via=account`);
  await expect(nameField(page)).toBeDisabled();
  offered.push(...(await writesOffered(page)));
  await expectAccessible(page);
  await openTab(page, "History");
  await expect(page.getByRole("row", { name: /^Change channel settings .*Aiko Marchetti .*Done/ })).toBeVisible();
  for (const tab of ["Members", "Administrators", "Mention groups", "Directory groups"]) {
    await openTab(page, tab);
    offered.push(...(await writesOffered(page)));
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  // Every section is theirs to read, and offers nothing that changes.
  const sections = page.getByRole("navigation", { name: "Sections" }).getByRole("link");
  const addresses = await sections.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.length).toBeGreaterThan(12);
  for (const address of [...addresses, "/leavers?of=deactivated", `/people/${personKey}`]) {
    await page.goto(address);
    await expect(main(page).getByRole("alert")).toHaveCount(0);
    offered.push(...(await writesOffered(page)));
  }
  expect(offered).toEqual([]);
  await page.goto("/access");
  await expect(page.getByRole("grid", { name: "Who holds what" })).toContainText("The audit of the year");
  await expectAccessibleInEveryLook(page);
  await page.goto("/channels?tab=all");
  const listed = page.getByRole("grid", { name: "All channels" });
  await expect(listed).toHaveAttribute("aria-rowcount", /\d\d/);
  const file = await exported(page);
  expect(file.records).toHaveLength(Number(await listed.getAttribute("aria-rowcount")) - 1);

  // Nor does the console's server change anything for them.
  const change = (await askConsole(page, "GET", "/api/changes?by=anyone")).body as { changes: { id: string }[] };
  const made = {
    ...{ channelId: room.id, channel: "Landing room", otherSpaceId: room.id, groupId: "none", emojiId: "none" },
    ...{
      spareUserId: "none",
      spareChannelId: "none",
      personKey: personKey ?? "",
      changeId: change.changes[0]?.id ?? "",
      auditSeq: 1,
      viewId: "none",
    },
    ...{ taskId: task.id, fileVersion: 0, file: "version: 1\n", untilMs: monthAfter + DAY_MS },
  };
  const stays = { someoneKey: async () => made.personKey, freshChangeId: async () => made.changeId };
  for (const [route, cases] of Object.entries(expectations)) {
    const [method = "", path = ""] = route.split(" ");
    if (method === "GET" || OPEN.test(route) || path.startsWith("/webhooks")) continue;
    for (const { at, body } of cases) {
      const address = (await at?.({ ...made, ...stays }, path, "auditor")) ?? path;
      const { status } = await askConsole(page, method, address, body?.({ ...made, ...stays }));
      expect(status, `${method} ${address}`).toBeGreaterThanOrEqual(400);
    }
  }
  for (const { method, path, id } of operations.filter((operation) => !isReading(operation))) {
    const address = `/api/zoom/account${path.replaceAll("{channelId}", room.id).replaceAll(/\{\w+\}/g, "none")}`;
    expect((await askConsole(page, method, address, {})).status, id).toBeGreaterThanOrEqual(400);
  }
  expect((await writes()).length).toBe(countBefore);
});
