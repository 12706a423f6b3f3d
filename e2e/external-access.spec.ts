// External access: who of other accounts is in which channels and spaces, found, filtered, removed, shut out.
import type { Page } from "@playwright/test";
import { type ExternalPage, externalFacetNames } from "../domain/inventory/external.ts";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { bar } from "./bulk-bar.ts";
import { exportedRows } from "./downloads.ts";
import { inventoryRead, lookingAtInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [lookingAtInventory, { scope: "worker" }] });

const grid = (page: Page) => page.getByRole("grid", { name: "External access" });
const rows = (page: Page) =>
  grid(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell") });
const listed = async (page: Page, query = "") =>
  (await (await page.request.get(`/api/inventory/external?page_size=500&${query}`)).json()) as ExternalPage;
const search = (page: Page) => page.getByRole("searchbox", { name: "Find by person, address, channel or space" });

test("external people are found, filtered and sorted, and all of it is in the address", async ({ openAs }) => {
  const page = await openAs("admin", "/findings");
  await inventoryRead(page);
  await page.getByRole("main").getByRole("link", { name: "External access" }).click();
  const { total, counts } = await listed(page);
  await expect(page).toHaveURL(/\/external$/);
  await expect(page.getByText(`${total} external memberships`)).toBeVisible();
  await expect(
    page.getByText(
      new RegExp(`^${counts.people} people of organizations that are not known, in ${counts.channels} channels`),
    ),
  ).toBeVisible();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", String(total + 1));
  await expectAccessibleInEveryLook(page);

  await search(page).fill("launch room");
  await expect(page).toHaveURL(/find=launch/);
  await expect(rows(page)).toHaveCount((await listed(page, "find=launch+room")).total);
  await expect(rows(page).first()).toContainText("Launch room");
  await search(page).fill("");

  await page.getByRole("button", { name: "Filters" }).click();
  const filters = page.getByRole("dialog", { name: "Filters" });
  for (const label of ["Organization", "Person", "In", "Channel", "Shared space", "Status"])
    await expect(filters.getByRole("group", { name: label, exact: true })).toBeVisible();
  expect(externalFacetNames).toHaveLength(await filters.getByRole("group").count());
  await expectAccessibleInEveryLook(page);
  await filters
    .getByRole("group", { name: "In", exact: true })
    .getByRole("checkbox", { name: /^Shared spaces/ })
    .click();
  await page.keyboard.press("Escape");
  const inSpaces = await listed(page, "in=space");
  expect(inSpaces.total).toBeGreaterThan(0);
  await expect(page.getByText(`${inSpaces.total} of ${total} external memberships`)).toBeVisible();
  await expect(page).toHaveURL(/in=space/);
  await expect(rows(page).first()).toContainText("Shared space");

  await page.getByRole("columnheader", { name: "Since" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=-since/);
  const [latest] = (await listed(page, "in=space&sort=-since")).rows;
  await page.reload();
  await expect(rows(page).first()).toContainText(latest?.person ?? "");
  await page.getByRole("button", { name: "Remove filter: In Shared spaces" }).click();
  await expect(page.getByText(`${total} external memberships`, { exact: true })).toBeVisible();

  await search(page).fill("nobody is called so");
  await expect(page.getByRole("heading", { name: "No external membership matches" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page).first()).toBeVisible();

  const { name, rows: exported } = await exportedRows(page, "CSV");
  expect(name).toBe("external people.csv");
  expect(exported).toHaveLength(total);
});

test("a row is walked to and opened by keyboard, and a person’s page leads back to where they are", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/external?in=channel");
  await inventoryRead(page);
  await page.reload();
  const [first, second] = (await listed(page, "in=channel")).rows;
  await expect(rows(page).first()).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(bar(page, "external memberships")).toContainText("1 selected");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/channels/${second?.id}`));
  await page.goto(`/people/${first?.key}`);
  await page.getByRole("main").getByRole("link", { name: "External access" }).click();
  await expect(page.getByRole("button", { name: `Remove filter: Person ${first?.person}` })).toBeVisible();
  await expect(rows(page)).toHaveCount((await listed(page, `person=${first?.key}`)).total);
});

test("the list follows what is changed elsewhere, and does not move under whoever reads it", async ({ openAs }) => {
  const page = await openAs("admin", "/external?find=partner+onboarding");
  await inventoryRead(page);
  await page.reload();
  const [one] = (await listed(page, "find=partner+onboarding")).rows;
  const count = (await listed(page, "find=partner+onboarding")).total;
  await expect(rows(page)).toHaveCount(count);
  await rows(page).last().hover();
  const other = await openAs("owner", "/spaces");
  const removed = await other.request.post("/api/changes", {
    headers: { "x-channelkeeper": "1", origin: new URL(other.url()).origin },
    data: {
      connection: "account",
      parts: [
        {
          actionId: "remove-members",
          input: {},
          targets: [{ channelId: one?.id, channel: one?.name, name: one?.person, memberId: one?.key, userId: "" }],
        },
      ],
      apply: true,
      confirmed: "grave",
    },
  });
  expect(await removed.text()).toContain('"done"');
  await expect(page.getByText("1 external membership fewer in the list")).toBeVisible({ timeout: 30_000 });
  await expect(rows(page)).toHaveCount(count);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(rows(page)).toHaveCount(count - 1);
});

test("whoever may only look changes nothing, and on a phone a row says who is where since when", async ({ openAs }) => {
  const page = await openAs("channel-viewer", "/external?find=launch+room");
  await inventoryRead(page);
  await page.reload();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(rows(page).first()).toContainText("Launch room");
  await expect(rows(page).first()).toContainText(/who let them in|let in by/);
  await rows(page).first().getByRole("checkbox").check();
  await expect(bar(page, "external memberships").getByRole("button", { name: "Remove…" })).toHaveCount(0);
  await expect(bar(page, "external memberships").getByRole("button", { name: "Export" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("thousands of rows: the end is a key away", async ({ openAs }) => {
  const TOTAL = 20_000;
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  const real = await listed(page);
  await page.route(/\/api\/inventory\/external\?/, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get("next_page_token") ?? query.get("skip") ?? 0);
    const size = Math.min(Number(query.get("page_size")), TOTAL - from);
    const some = Array.from({ length: size }, (_, at) => ({
      ...real.rows[0],
      key: `g${from + at}`,
      person: `Guest ${from + at + 1}`,
    }));
    const next = from + size < TOTAL ? String(from + size) : "";
    await route.fulfill({ json: { rows: some, next_page_token: next, total: TOTAL, counts: real.counts } });
  });
  await page.goto("/external");
  await expect(rows(page).first()).toContainText("Guest 1");
  await grid(page).focus();
  await page.keyboard.press("End");
  await expect(rows(page).filter({ hasText: "Guest 20000" })).toBeVisible();
});

test("while the account is being read, and where that fails, the page says so", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  const status: object = await (await page.request.get("/api/inventory")).json();
  const none = { people: 0, organizations: 0, unknownPeople: 0, channels: 0, spaces: 0 };
  await page.route(/\/api\/inventory$/, (route) =>
    route.fulfill({ json: { ...status, state: "reading", wholeSinceMs: null } }),
  );
  await page.route(/\/api\/inventory\/external\?/, (route) =>
    route.fulfill({ json: { rows: [], next_page_token: "", total: 0, counts: none } }),
  );
  await page.goto("/external");
  await expect(page.getByRole("heading", { name: "Reading the account’s external memberships" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.unroute(/\/api\/inventory$/);
  await page.goto("/external");
  await expect(page.getByRole("heading", { name: "No external memberships" })).toBeVisible();
  await page.route(/\/api\/inventory\/external\?/, (route) =>
    route.fulfill({ status: 503, json: { code: "unavailable", message: "The database does not answer." } }),
  );
  await page.goto("/external");
  await expect(page.getByRole("main").getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 30_000 });
  await expectAccessibleInEveryLook(page);
});
