// People of the inventory, and one person's page.
import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { bar } from "./bulk-bar.ts";
import { exported } from "./exported.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";
import { channelOf, membersOf } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const rowsOf = (page: Page, table: string) => page.getByRole("grid", { name: table }).getByRole("row");
const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Parts of the person’s page" }).getByRole("link", { name });

test("people are found by name, and their page says what they own, administer and are in", async ({ openAs }) => {
  const page = await openAs("admin", "/people");
  await inventoryRead(page);
  await page.reload();
  await expect(rowsOf(page, "People").nth(1)).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("searchbox", { name: "Find people" }).fill("lead@sandbox");
  await expect(page).toHaveURL(/find=lead/);
  await expect(rowsOf(page, "People")).toHaveCount(2);
  await page.getByRole("grid", { name: "People" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/people\/[^?]+$/);
  await expect(page.getByText(/^as read (?:just now|\d)/)).toBeVisible();
  const owned = rowsOf(page, "Channels of the person").filter({ hasText: "Owner" });
  await expect(owned.filter({ hasText: "Platform team" })).toContainText("No administrator");
  await expectAccessibleInEveryLook(page);

  await page.getByRole("combobox", { name: "Role" }).selectOption("Member");
  await expect(page).toHaveURL(/role=member/);
  await expect(owned).toHaveCount(0);
  await page.getByRole("searchbox", { name: "Filter channels by name" }).fill("no such channel");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(owned.first()).toBeVisible();

  await tab(page, "Spaces and groups").click();
  await expect(
    page
      .getByRole("region", { name: /Directory groups/ })
      .getByRole("listitem")
      .first(),
  ).toContainText(/as read (?:just now|\d)/);
  await expectAccessibleInEveryLook(page);
  await tab(page, "Joins and leaves").click();
  await expect(page.getByText("as Zoom’s log tells them")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await tab(page, "Conversations").click();
  await expect(rowsOf(page, "Conversations").nth(1)).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test("somebody is taken out of channels from their page, which tells of it, and brought back", async ({
  openAs,
  control,
}) => {
  const page = await openAs("admin", "/people?find=lead@sandbox");
  await inventoryRead(page);
  await page.reload();
  await rowsOf(page, "People").last().click();
  await page.getByRole("searchbox", { name: "Filter channels by name" }).fill("Coffee");
  await rowsOf(page, "Channels of the person").last().getByRole("checkbox").check();
  await page.getByRole("button", { name: "Remove from channels…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(/Aiko Marchetti.*: done/)).toBeVisible();
  // The page follows what the console reads again of its own change.
  await expect(page.getByText("Nothing matches the filters")).toBeVisible({ timeout: 30_000 });
  expect((await control.calls()).filter(({ method }) => method === "DELETE")).toHaveLength(1);
  await tab(page, "Changes").click();
  await expect(rowsOf(page, "Audit trail").nth(1)).toContainText("Coffee and cake");
  await expectAccessibleInEveryLook(page);

  // And back, by what the page offers to bring them in anywhere.
  await page.getByRole("button", { name: "Add or remove" }).press("ArrowDown");
  await page.getByRole("menuitem", { name: "Add to channels…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Add .*Aiko Marchetti.* to channels$/ });
  await dialog.getByRole("combobox", { name: "Add a channel" }).fill("Coffee and cake");
  // What was suggested before has gone.
  await expect(dialog.getByRole("option")).toHaveCount(1);
  await dialog.getByRole("option", { name: /Coffee and cake/ }).click();
  await expect(dialog.getByRole("status")).not.toHaveText("No channel chosen yet");
  await dialog.getByRole("button", { name: "Review" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Add .*Aiko Marchetti.* to Coffee and cake: done/)).toBeVisible();
});

test("the people that the filters leave go out as a file, and come into channels and groups together", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/people?find=sandbox.example");
  await inventoryRead(page);
  await page.reload();
  const people = page.getByRole("grid", { name: "People" });
  await expect(people.getByRole("row").nth(1)).toBeVisible();
  const { name, header, records } = await exported(page);
  expect(name).toBe("people.csv");
  await expect(people).toHaveAttribute("aria-rowcount", `${records.length + 1}`);
  expect(records.map(({ values }) => values[header.indexOf("email")])).toContain("lead@sandbox.example");

  await page.getByRole("searchbox", { name: "Find people" }).fill("channel-viewer@sandbox");
  await expect(people.getByRole("row")).toHaveCount(2);
  await people.getByRole("row").last().getByRole("checkbox").check();
  await expectAccessibleInEveryLook(page);
  const selected = bar(page, "people");
  await selected.getByRole("button", { name: "Groups and spaces" }).click();
  await page.getByRole("menuitem", { name: "Add to a directory group…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await selected.getByRole("button", { name: "Add to channels…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add 1 person to channels" });
  await dialog.getByRole("combobox", { name: "Add a channel" }).fill("Release notes");
  await dialog.getByRole("option", { name: /Release notes/ }).click();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Review" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Add .* to Release notes: done/)).toBeVisible();
  const { id } = await channelOf(page, "lead", "Release notes");
  expect((await membersOf(page, id, "account")).get("channel-viewer@sandbox.example")).toBe("member");
});

test("what a person's page lists goes out as files, by which the person is taken out of channels", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/people?find=lead@sandbox");
  await inventoryRead(page);
  await page.reload();
  await rowsOf(page, "People").last().click();
  await page.getByRole("combobox", { name: "Role" }).selectOption("Member");
  await expect(rowsOf(page, "Channels of the person").nth(1)).toBeVisible();
  const channels = await exported(page);
  expect(channels.header).toEqual(expect.arrayContaining(["channel_id", "channel", "role", "email"]));
  await expect(rowsOf(page, "Channels of the person")).toHaveCount(channels.records.length + 1);
  for (const [part, column] of [
    ["Spaces and groups", "group"],
    ["Joins and leaves", "status"],
    ["Conversations", "with"],
  ] as const) {
    await tab(page, part).click();
    // Each part has a button of that name: the one before goes once the link is the current one.
    await expect(tab(page, part)).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("button", { name: "Export" })).toBeEnabled();
    const { header, records } = await exported(page);
    expect(header).toContain(column);
    expect(records.length).toBeGreaterThan(0);
  }
});

test("an ID that nobody has leads back to the list", async ({ openAs }) => {
  const page = await openAs("admin", "/people/nobody");
  await expect(page.getByText("The inventory knows nobody by this ID")).toBeVisible();
  await page.getByRole("link", { name: "All people" }).click();
  await expect(page).toHaveURL(/\/people$/);
});

test("what is known of someone is deleted from their page, which says what goes and what comes back", async ({
  openAs,
}) => {
  const viewer = await openAs("channel-viewer", "/people?find=helpdesk@sandbox");
  await inventoryRead(viewer);
  await viewer.reload();
  await rowsOf(viewer, "People").last().click();
  await expect(tab(viewer, "Channels")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Delete data…" })).toHaveCount(0);

  const page = await openAs("admin", viewer.url().replace(/^.*?(?=\/people)/, ""));
  const opener = page.getByRole("button", { name: "Delete data…" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Delete the data of/ });
  await expect(dialog).toContainText("Nothing changes at Zoom");
  await expect(dialog.getByRole("listitem").filter({ hasText: /That they own \d+ channel/ })).toBeVisible();
  await expect(dialog).toContainText("Zoom still has this person");
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("checkbox").press("Space");
  await dialog.getByRole("button", { name: "Delete the data" }).press("Enter");
  const done = page.getByRole("dialog", { name: /deleted or changed$/ });
  await expect(done.getByRole("listitem").filter({ hasText: "read again at once" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await done.getByRole("button", { name: "Close" }).last().click();
  await expect(page).toHaveURL(/\/people$/);
  // Zoom names who owns it once more.
  await expect
    .poll(
      async () => {
        await page.goto("/channels?tab=all&find=IT+help+desk");
        return rowsOf(page, "Channels").last().textContent();
      },
      { timeout: 60_000 },
    )
    .toContain("Priscilla");
});
