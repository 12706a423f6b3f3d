// What pages show to whoever holds a role over some channels, and that they follow when it is given and taken away.
import type { Page } from "@playwright/test";
import { REQUEST_HEADER } from "../contract/bff.ts";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

const section = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name, exact: true });

test("the help desk of one space works inside it, is told why not elsewhere, and loses it while the page is open", async ({
  openAs,
}) => {
  const admin = await openAs("admin", "/access");
  await inventoryRead(admin);
  const { channels } = (await (await admin.request.get("/api/inventory/channels?page_size=500")).json()) as {
    channels: { id: string; name: string; spaceId: string | null; type: number }[];
  };
  const inside = channels.find(({ spaceId, type }) => spaceId !== null && type === 1);
  const outside = channels.find(({ name }) => name === "Platform team");
  if (!inside || !outside) throw new Error("there are no such channels");
  const desk = await openAs("helpdesk", "/channels");
  await expect(desk.getByRole("heading", { level: 1, name: "Channels" })).toBeVisible();
  const lists = desk.getByRole("navigation", { name: "Lists of channels" });
  await expect(lists.getByRole("link")).toHaveText(["My channels", "Search"]);

  // It is given while the page is open.
  const { user } = (await (await desk.request.get("/api/session")).json()) as { user: { id: string } };
  const grant = {
    ...{ roleId: "help-desk", set: { of: "spaces", spaceIds: [inside.spaceId] }, reason: "Nights", untilMs: null },
    to: { is: "person", userId: user.id, name: "The desk" },
  };
  const grantId = await gives(admin, grant);
  await expect(lists.getByRole("link", { name: "All channels" })).toBeVisible();
  await expect(lists.getByRole("link", { name: "Public channels" })).toHaveCount(0);
  await expect(section(desk, "People")).toBeVisible();
  for (const name of ["Inventory", "Desired state"]) await expect(section(desk, name)).toHaveCount(0);
  await lists.getByRole("link", { name: "All channels" }).click();
  const rows = desk.getByRole("grid", { name: "Channels" }).getByRole("row");
  await expect(rows.filter({ hasText: inside.name }).first()).toBeVisible();
  await expect(rows.filter({ hasText: outside.name })).toHaveCount(0);
  await expectAccessibleInEveryLook(desk);

  await desk.goto(`/channels/${inside.id}?via=account&tab=members`);
  const adding = desk.getByRole("button", { name: "Add people" });
  await expect(adding).toBeEnabled();
  await expectAccessibleInEveryLook(desk);
  await desk.goto(`/channels/${inside.id}?via=account`);
  const onlyOwn = desk.getByText("only for channels that you own or administer").first();
  await expect(onlyOwn).toBeVisible();
  await expect(desk.getByRole("textbox", { name: "Name", exact: true })).toBeDisabled();
  await desk.goto("/channels/new?via=account");
  await expect(desk.getByText("None of your roles includes “Create channels”.")).toBeVisible();
  await desk.goto(`/channels/${outside.id}?via=account`);
  await expect(desk.getByRole("link", { name: "Try my own connection" })).toBeVisible();

  await desk.goto(`/channels/${inside.id}?via=account&tab=members`);
  await expect(adding).toBeEnabled();
  await ends(admin, grantId);
  await expect(adding).toBeDisabled();
  await expect(onlyOwn).toBeVisible();
  await desk.goto("/channels");
  await expect(lists.getByRole("link")).toHaveText(["My channels", "Search"]);
});

/** @returns the ID of what was given */
async function gives(page: Page, data: unknown): Promise<string> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post("/api/access/grants", { headers: { origin, [REQUEST_HEADER]: "1" }, data });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

async function ends(page: Page, grantId: string): Promise<void> {
  const { origin } = new URL(page.url());
  const headers = { origin, [REQUEST_HEADER]: "1" };
  expect((await page.request.delete(`/api/access/grants/${grantId}`, { headers })).status()).toBe(204);
}
