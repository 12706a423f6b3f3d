// What stands on the pages of shared spaces, and the people of a space as Zoom has them.
import type { Locator, Page } from "@playwright/test";
import * as v from "valibot";
import type { ConnectionName } from "../contract/bff.ts";
import { expect } from "./test.ts";
import { callZoom } from "./zoom.ts";

const Members = v.object({
  members: v.array(v.object({ email: v.string(), role: v.string(), member_id: v.string() })),
});

export const grid = (page: Page, name = "Shared spaces") => page.getByRole("grid", { name });
export const row = (page: Page, table: string, text: string): Locator =>
  grid(page, table).getByRole("row").filter({ hasText: text });
export const results = (page: Page) => page.getByRole("region", { name: "Results" });
export const closeDialog = (page: Page) =>
  page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();

/** Opens a space out of the list, at one of its parts, and resolves to its id. */
export async function openSpace(page: Page, name: string, part: "Settings" | "Members" | "Channels" = "Settings") {
  await grid(page).getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await openPart(page, part);
  return /\/spaces\/([^?]+)/.exec(page.url())?.[1] ?? "";
}

async function openPart(page: Page, part: string): Promise<void> {
  const link = page.getByRole("navigation", { name: "Space sections" }).getByRole("link", {
    name: new RegExp(`^${part}`),
  });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

/** The people of a space, as Zoom has them. */
export async function membersIn(page: Page, id: string, via: ConnectionName = "me") {
  const { body } = await callZoom(page, `/chat/spaces/${id}/members?page_size=100`, { via });
  return v.parse(Members, body).members;
}

/** Their roles by address. */
export async function rolesIn(page: Page, id: string, via?: ConnectionName): Promise<Record<string, string>> {
  return Object.fromEntries((await membersIn(page, id, via)).map(({ email, role }) => [email, role]));
}

export const helpdesk = "helpdesk@sandbox.example";
export const member = "member@sandbox.example";
export const lead = "lead@sandbox.example";
