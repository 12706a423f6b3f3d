// The pages of directory groups.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { done } from "./channel-page.ts";
import { expect } from "./test.ts";
import { callZoom } from "./zoom.ts";

const Groups = v.object({
  groups: v.array(v.object({ id: v.string(), name: v.string(), type: v.string(), total_members: v.number() })),
});
export const People = v.object({ members: v.array(v.object({ email: v.string() })) });
export async function groupsOf(page: Page) {
  return v.parse(Groups, (await callZoom(page, "/im/groups")).body).groups;
}

export async function idOf(page: Page, name: string): Promise<string> {
  const found = (await groupsOf(page)).find((group) => group.name === name);
  if (!found) throw new Error(`no group is called ${name}`);
  return found.id;
}

export async function peopleOf(page: Page, name: string): Promise<readonly string[]> {
  const { body } = await callZoom(page, `/im/groups/${await idOf(page, name)}/members?page_size=300`);
  return v.parse(People, body).members.map(({ email }) => email);
}

export const list = (page: Page) => page.getByRole("grid", { name: "Directory groups" });
export const row = (page: Page, name: string) =>
  list(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) });
export const people = (page: Page) => page.getByRole("grid", { name: "People in the group" });
export const person = (page: Page, name: string) => people(page).getByRole("row", { name: new RegExp(name) });
export const results = (page: Page) => page.getByRole("region", { name: "Results" });
export const undo = (page: Page, text: string | RegExp) =>
  done(page, text).getByRole("button", { name: "Undo" }).click();

export async function openGroup(page: Page, name: string): Promise<void> {
  await row(page, name).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(people(page)).toBeVisible();
}
