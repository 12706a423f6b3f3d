// Who can do what: an administrator gives a role over some channels, and whoever has it can do inside what they cannot outside.
import type { Page } from "@playwright/test";
import { REQUEST_HEADER } from "../contract/bff.ts";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { addressOf } from "./sign-in.ts";
import { tabTo } from "./tab-to.ts";
import { expect, test } from "./test.ts";
import { callZoom } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("roles are shown with what they allow, to whoever gives them", async ({ openAs }) => {
  const page = await openAs("admin", "/inventory");
  await inventoryRead(page);
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Access", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No roles have been given yet" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole("navigation", { name: "Parts of access" }).getByRole("link", { name: "Roles" }).click();
  await page.getByText("Help desk", { exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Help desk" }).getByText("Add members")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  const member = await openAs("member", "/access");
  await expect(member.getByRole("heading", { name: "Roles you hold" })).toBeVisible();
  await expect(member.getByRole("navigation", { name: "Parts of access" })).toHaveCount(0);
  await expectAccessibleInEveryLook(member);
});

test("the help-desk role over a pattern opens what matches it, and nothing else, until it is ended", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/access");
  await inventoryRead(page);
  const desk = await openAs("helpdesk", "/access");
  const [inside, outside] = [await idOf(page, "Launch room"), await idOf(page, "Platform team")];
  const reads = async (channelId: string) => (await callZoom(desk, `/chat/channels/${channelId}/members`)).status;
  expect([await reads(inside), await reads(outside)]).toEqual([403, 403]);

  await page.getByRole("button", { name: "Give a role…" }).click();
  const dialog = page.getByRole("dialog", { name: "Give a role" });
  await dialog.getByRole("button", { name: "Give the role" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(/Choose a person\..*Give a reason\./);
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("combobox", { name: "Person" }).fill(addressOf("helpdesk"));
  await page
    .getByRole("option")
    .filter({ hasText: addressOf("helpdesk") })
    .first()
    .click();
  await dialog.getByRole("combobox", { name: "Role" }).selectOption({ label: "Help desk" });
  await dialog.getByRole("textbox", { name: "Name pattern" }).fill("launch*");
  await expect(dialog.getByRole("status").filter({ hasText: /^Opens 1 channel\.$/ })).toBeVisible();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Ticket 4711");

  // What is refused is said where it is asked, and nothing that was typed is lost.
  await page.route("**/api/access/grants", (route) => route.abort());
  await dialog.getByRole("button", { name: "Give the role" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await page.unroute("**/api/access/grants");
  await dialog.getByRole("button", { name: "Give the role" }).click();
  const done = page.getByRole("status").filter({ hasText: /^Help desk given to / });
  await expect(done).toBeVisible();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("grid", { name: "Who holds what" }).getByRole("row").filter({ hasText: "Ticket 4711" });
  await expect(row).toContainText("Channels named launch*");
  await expectAccessibleInEveryLook(page);

  expect([await reads(inside), await reads(outside)]).toEqual([200, 403]);
  expect(await invites(desk, inside)).toBe(201);
  expect(await invites(desk, outside)).toBe(403);

  // Whoever has it sees so, and why; whoever gave it sees it by channel and by person.
  await desk.reload();
  await expect(desk.getByRole("listitem").filter({ hasText: /^Help desk · Channels named launch\* · / })).toContainText(
    "Ticket 4711",
  );
  await page.goto(`/channels/${inside}`);
  await page.getByRole("link", { name: "Who can touch it" }).click();
  await expect(page).toHaveURL(new RegExp(`part=channel&channel=${inside}`));
  const given = page.getByRole("listitem").filter({ hasText: "Ticket 4711" });
  await expect(given).toContainText("Help desk");
  await expectAccessibleInEveryLook(page);
  await given.getByRole("link", { name: "What they can do here" }).click();
  await expect(page).toHaveURL(/part=person&person=/);
  const right = (words: string) => page.getByRole("listitem").filter({ has: page.getByText(words, { exact: true }) });
  await expect(right("Add members").getByRole("img", { name: "Can", exact: true })).toBeVisible();
  await expect(right("Archive channels").getByRole("img", { name: "Cannot" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page
    .getByRole("navigation", { name: "Parts of access" })
    .getByRole("link", { name: /^Who holds what/ })
    .click();

  await row.click();
  const opened = page.getByRole("dialog", { name: "Help desk" });
  await expectAccessibleInEveryLook(page);
  await opened.getByRole("button", { name: "End it now" }).click();
  const ended = page.getByRole("status").filter({ hasText: /^Help desk ended for / });
  await expect(ended).toBeVisible();
  await expect.poll(() => reads(inside)).toBe(403);
  await ended.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Undone: Help desk given to / })).toBeVisible();
  await expect.poll(() => reads(inside)).toBe(200);
});

test("a role of one's own is made, changed and deleted; a channel is protected and left out of what others get", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/access?part=roles");
  await inventoryRead(page);
  await page.getByRole("button", { name: "New role…" }).click();
  const dialog = page.getByRole("dialog", { name: "New role" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Inviters");
  await dialog.getByRole("button", { name: "Create role" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose at least one right.");
  await dialog
    .getByRole("group", { name: "People in channels" })
    .getByRole("checkbox", { name: "Add members" })
    .check();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole("button", { name: "Create role" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Role Inviters created" })).toBeVisible();
  const role = page.getByRole("listitem").filter({ hasText: "Inviters" });
  await role.getByText("Inviters", { exact: true }).click();
  await role.getByRole("button", { name: "Change Inviters" }).click();
  const changing = page.getByRole("dialog", { name: "Change a role" });
  await changing.getByRole("checkbox", { name: "Archive channels", exact: true }).check();
  await changing.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Role Inviters changed" })).toBeVisible();
  await expect(role).toContainText("2 rights");

  await page.getByRole("link", { name: /^Protected channels/ }).click();
  await page.getByRole("button", { name: "Protect a channel…" }).click();
  const protecting = page.getByRole("dialog", { name: "Protect a channel" });
  await protecting.getByRole("combobox", { name: "Channel" }).fill("Launch room");
  await page.getByRole("option").filter({ hasText: "Launch room" }).first().click();
  await protecting.getByRole("textbox", { name: "Reason" }).fill("Not before the launch");
  await expectAccessibleInEveryLook(page);
  await protecting.getByRole("button", { name: "Protect", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Launch room protected" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Protected channels" })).toContainText("Not before the launch");
  await expectAccessibleInEveryLook(page);

  await page.getByRole("button", { name: "Give a role…" }).click();
  const giving = page.getByRole("dialog", { name: "Give a role" });
  await giving.getByRole("textbox", { name: "Name pattern" }).fill("launch*");
  await expect(giving.getByText("Opens no channel that there is now. 1 protected channel is left out.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "End the protection of Launch room" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Launch room no longer protected" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No channel is protected" })).toBeVisible();

  await page.getByRole("link", { name: "History" }).click();
  const history = page.getByRole("list", { name: "Changes of access" }).getByRole("listitem");
  await expect(history.filter({ hasText: "Launch room protected" }).getByRole("button", { name: "Undo" })).toHaveCount(
    0,
  );
  await expectAccessibleInEveryLook(page);
  const last = history.filter({ hasText: "Launch room no longer protected" });
  await last.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(history.first()).toContainText("Undone: Launch room protected");
  await page.getByRole("link", { name: /^Protected channels/ }).click();
  await expect(page.getByRole("list", { name: "Protected channels" })).toContainText("Not before the launch");
});

test("without a mouse a directory group is given a role over a shared space without an end", async ({ openAs }) => {
  const page = await openAs("admin", "/access");
  await inventoryRead(page);
  await tabTo(page, page.getByRole("button", { name: "Give a role…" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Give a role" });
  await tabTo(page, dialog.getByRole("radio", { name: "A person" }));
  await page.keyboard.press("ArrowDown");
  const group = dialog.getByRole("combobox", { name: "Directory group" });
  await tabTo(page, group);
  await page.keyboard.press("ArrowDown");
  await expect(group).not.toHaveValue("");
  await tabTo(page, dialog.getByRole("radio", { name: "Channels whose name matches a pattern" }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, dialog.getByRole("combobox", { name: "Add a space" }));
  await page.keyboard.type("Platform");
  await expect(page.getByRole("option", { name: "Platform", exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("1 space chosen")).toBeVisible();
  await expect(dialog.getByRole("status").filter({ hasText: /^Opens \d+ channels?\.$/ })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await tabTo(page, dialog.getByRole("radio", { name: "Until a day" }));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, dialog.getByRole("textbox", { name: "Reason" }));
  await page.keyboard.type("They look after the platform");
  await page.keyboard.press("Enter");
  const row = page
    .getByRole("grid", { name: "Who holds what" })
    .getByRole("row")
    .filter({ hasText: "look after the platform" });
  await expect(row).toContainText("Channels of 1 space");
  await expect(row).toContainText("No end");
});

test("every right is taken for an hour with a reason, which those who give roles are told at once", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/access");
  const role = (await posts(page, "/api/access/roles", { name: "On call", rights: ["break-glass"] })) as { id: string };
  const desk = await openAs("helpdesk", "/access");
  await expect(desk.getByRole("heading", { name: "Roles you hold" })).toBeVisible();
  await expect(desk.getByRole("button", { name: /^Take every right/ })).toHaveCount(0);
  const { user } = (await (await desk.request.get("/api/session")).json()) as { user: { id: string } };
  const to = { is: "person", userId: user.id, name: "The desk" };
  await posts(page, "/api/access/grants", { roleId: role.id, set: { of: "all" }, to, reason: "Nights", untilMs: null });
  await desk.getByRole("button", { name: "Take every right for an hour…" }).click();
  const dialog = desk.getByRole("dialog", { name: "Take every right for an hour" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Fire in the data centre");
  await dialog.getByRole("checkbox").check();
  await expectAccessibleInEveryLook(desk);
  await dialog.getByRole("button", { name: "Take every right", exact: true }).click();
  await expect(page.getByText(/ took every right until \d\d:\d\d UTC: Fire in the data centre/)).toBeVisible();
  await expect(page.getByRole("grid", { name: "Who holds what" })).toContainText("Fire in the data centre");
  await expect(desk.getByRole("button", { name: "Give a role…" })).toBeVisible();
});

async function idOf(page: Page, name: string): Promise<string> {
  const found = await page.request.get(`/api/inventory/channels?find=${encodeURIComponent(name)}&page_size=1`);
  const { channels } = (await found.json()) as { channels: { id: string; name: string }[] };
  expect(channels[0]?.name).toBe(name);
  return channels[0]?.id ?? "";
}

/** Posts to the console as the person of a page. @returns the answer */
async function posts(page: Page, path: string, data: unknown): Promise<unknown> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(path, { headers: { origin, [REQUEST_HEADER]: "1" }, data });
  expect(answer.status()).toBe(201);
  return answer.json();
}

/** Plans to invite somebody into a channel through the account connection. @returns the status */
async function invites(page: Page, channelId: string): Promise<number> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post("/api/changes", {
    headers: { origin, [REQUEST_HEADER]: "1" },
    data: {
      connection: "account",
      parts: [
        {
          actionId: "invite-members",
          input: {},
          targets: [{ channelId, channel: "A channel", name: "The owner", email: addressOf("owner") }],
        },
      ],
    },
  });
  return answer.status();
}
