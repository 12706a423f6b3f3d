// Who may post, add and mention in a channel one owns: read, changed, and who changed it before and since.
import type { Page } from "@playwright/test";
import { choice, openTab, save } from "../channel-page.ts";
import { expect, test } from "../test.ts";
import { channelOf, settingsOf } from "../zoom.ts";

async function choose(page: Page, setting: string, label: string): Promise<void> {
  await choice(page, setting, label).check();
}

test("an owner reads who may what, changes it, and finds who changed it", async ({ openAs }) => {
  const admin = await openAs("admin");
  const { id } = await channelOf(admin, "lead", "Launch room");
  await admin.goto(`/channels/${id}?via=account`);
  await choose(admin, "Who can use @all", "Nobody");
  await save(admin).click();
  await expect(admin.getByText("Saved: Who can use @all.")).toBeVisible();

  const page = await openAs("lead", `/channels/${id}?via=me`);
  const { channel_settings: before } = await settingsOf(admin, id);
  expect(before).toMatchObject({ posting_permissions: 1, add_member_permissions: 1, mention_all_permissions: 3 });
  await expect(choice(page, "Who can post", "Everyone")).toBeChecked();
  await expect(choice(page, "Who can add members", "Every member")).toBeChecked();
  await expect(choice(page, "Who can use @all", "Nobody")).toBeChecked();
  await choose(page, "Who can post", "Owner and administrators");
  await choose(page, "Who can add members", "Owner and administrators");
  await choose(page, "Who can use @all", "Owner and administrators");
  await save(page).click();
  await expect(page.getByText("Saved: Who can post, who can add members, who can use @all.")).toBeVisible();
  expect((await settingsOf(admin, id)).channel_settings).toEqual({
    ...before,
    posting_permissions: 2,
    add_member_permissions: 2,
    mention_all_permissions: 2,
  });

  // The day after: what the admin did is there too, though the owner sees nothing else of theirs.
  await openTab(page, "History");
  await expect(page.getByText("What was done to this channel through the console, by anyone.")).toBeVisible();
  const own = page.getByRole("row", {
    name: /^Change channel settings Launch room Who can post: Everyone → .*Aiko Marchetti Done/,
  });
  await expect(own.first()).toBeVisible();
  const theirs = page.getByRole("row", {
    name: /^Change channel settings Launch room Who can use @all: .*Daniel Achebe Done/,
  });
  await theirs.first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Change channel settings" })).toBeVisible();
  await expect(
    page.getByRole("row", { name: /Launch room Who can use @all Owner and administrators Nobody/ }),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByText("admin@sandbox.example")).toBeVisible();
});
