// Rows that Zoom sends in a form the console does not know: the others stay, and the list says what it lacks.
import type { Page } from "@playwright/test";
import { openChannel, openTab } from "./channel-page.ts";
import { expect, test } from "./test.ts";

/** Adds an empty row and one with a number for a name to the list in the answers of a path. */
async function spoil(page: Page, path: RegExp, key: string): Promise<void> {
  await page.route(path, async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const answer = await route.fetch();
    const body: unknown = await answer.json();
    const list: unknown = typeof body === "object" && body !== null ? Reflect.get(body, key) : undefined;
    const odd = Object.fromEntries([...oddFields.map((field) => [field, 7]), ["note", ""]]);
    await route.fulfill({ response: answer, json: { ...Object(body), [key]: [null, ...[list ?? []].flat(), odd] } });
  });
}

const oddFields = ["name", "mention_group_id", "email", "group_id", "activity_timestamp", "id"];

const told = (page: Page, what: string) => page.getByText(`2 ${what} could not be read: Zoom sent them in an`);

test("every list tells what of it could not be read, and shows the rest", async ({ openAs }) => {
  test.slow();
  const page = await openAs("admin");
  const id = await openChannel(page, "Company announcements");
  await spoil(page, /\/chat\/activities\/channels\?/, "channel_activity_logs");
  await spoil(page, /\/im\/groups$/, "groups");
  await spoil(page, /\/mention_group$/, "mention_group_list");
  await spoil(page, /\/mention_group\/[^/]+\/members\?/, "members");
  await spoil(page, /\/admins\?/, "admins");
  await spoil(page, /\/members\/groups$/, "groups");

  await page.goto("/directory-groups?via=account");
  await expect(told(page, "groups")).toBeVisible();
  await expect(page.getByRole("grid", { name: "Directory groups" }).getByRole("link").first()).toBeVisible();

  await page.goto(`/channels/${id}?tab=groups&via=account`);
  await expect(told(page, "groups")).toBeVisible();
  await page.goto(`/channels/${id}?tab=administrators&via=account`);
  await expect(told(page, "people")).toBeVisible();
  await expect(page.getByText("Owner", { exact: true })).toBeVisible();
  await page.goto(`/channels/${id}?tab=mention-groups&via=account`);
  await expect(told(page, "groups")).toBeVisible();

  await page.goto("/activity?via=account");
  await expect(page.getByText(/^\d+ entries could not be read/)).toBeVisible();
  await expect(page.getByRole("grid", { name: "Activity" }).getByRole("row").nth(1)).toBeVisible();
});

test("whoever looks for people is told who could not be read", async ({ openAs }) => {
  const page = await openAs("lead");
  await page.route(/\/api\/zoom\/me\/contacts\?/, async (route) => {
    const isActive = route.request().url().includes("user_status=active");
    const found = { id: "u1", email: "found@sandbox.example", display_name: "Found Person" };
    await route.fulfill({ json: { contacts: isActive ? [null, found, { id: 7 }] : [] } });
  });
  await openChannel(page, "Platform team");
  await openTab(page, "Members");
  await page.getByRole("button", { name: "Add people" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Search", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Find a person" }).fill("found");
  await expect(page.getByRole("option", { name: /Found Person/ })).toBeVisible();
  await expect(dialog.getByText(/^2 people could not be read/)).toBeVisible();
});
