// Who can do what: roles of one's own, protected channels, roles of directory groups, and every right for an hour.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { askConsole, giveRole } from "./console.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { tabTo } from "./tab-to.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

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
  await expect(row).toContainText("Channels of Platform");
  await expect(row).toContainText("No end");
});

test("every right is taken for an hour with a reason, which those who give roles are told at once", async ({
  openAs,
}) => {
  const page = await openAs("admin", "/access");
  const role = { name: "On call", rights: ["break-glass"] };
  const { body } = await askConsole(page, "POST", "/api/access/roles", role);
  const desk = await openAs("helpdesk", "/access");
  await expect(desk.getByRole("heading", { name: "Roles you hold" })).toBeVisible();
  await expect(desk.getByRole("button", { name: /^Take every right/ })).toHaveCount(0);
  const { id: roleId } = body as { id: string };
  await giveRole(page, desk, { roleId, set: { of: "all" }, reason: "Nights" });
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
