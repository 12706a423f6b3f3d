// Two people change the same thing: what the other did is shown before it is overwritten, in every form.
import type { Locator, Page } from "@playwright/test";
import * as v from "valibot";
import { done, nameField, openTab, save } from "./channel-page.ts";
import { openSpace } from "./space-page.ts";
import { expect, test } from "./test.ts";
import { callZoom, channelOf } from "./zoom.ts";

const MentionGroups = v.object({
  mention_group_list: v.array(v.object({ mention_group_id: v.string(), mention_group_name: v.string() })),
});

const conflict = (page: Page): Locator => page.getByRole("dialog", { name: "Changed in the meantime" });

async function overwrite(page: Page, was: string, now: string, yours: string): Promise<void> {
  await expect(conflict(page)).toContainText(`Before: ${was}`);
  await expect(conflict(page).getByRole("radio", { name: `Now: ${now}` })).toBeChecked();
  await conflict(page)
    .getByRole("radio", { name: `Yours: ${yours}` })
    .check();
  await conflict(page).getByRole("button", { name: "Save", exact: true }).click();
}

test("a space's name that somebody else changed is shown before it is overwritten", async ({ control, openAs }) => {
  const page = await openAs("lead", "/spaces?via=me");
  const id = await openSpace(page, "Platform");
  await nameField(page).fill("Mine");
  await control.elsewhere("lead", `PATCH /chat/spaces/${id}`, { space_name: "Theirs" });
  await save(page).click();
  await overwrite(page, "Platform", "Theirs", "Mine");
  await expect(done(page, "Saved: Name.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Mine" })).toBeVisible();
});

test("so is the text of a mention group, and what is there now can stay", async ({ control, openAs }) => {
  const page = await openAs("lead", "/channels?tab=mine&via=me");
  const { id } = await channelOf(await openAs("admin"), "lead", "Platform team");
  await page.goto(`/channels/${id}?via=me`);
  await openTab(page, "Mention groups");
  await page.getByRole("link", { name: "on-call", exact: true }).click();
  await page.getByRole("button", { name: "Edit…" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("mine");
  const path = `/chat/channels/${id}/mention_group` as const;
  const groups = v.parse(MentionGroups, (await callZoom(page, path, { via: "me" })).body).mention_group_list;
  const group = groups.find(({ mention_group_name: name }) => name === "on-call");
  await control.elsewhere("lead", `PATCH ${path}/${group?.mention_group_id}`, { mention_group_name: "theirs" });
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(conflict(page)).toContainText("Before: on-call");
  await expect(conflict(page).getByRole("radio", { name: "Yours: mine" })).toBeVisible();
  await conflict(page).getByRole("button", { name: "Keep the current values" }).click();
  await expect(conflict(page)).toHaveCount(0);
  const after = v.parse(MentionGroups, (await callZoom(page, path, { via: "me" })).body).mention_group_list;
  expect(after.map(({ mention_group_name: name }) => name)).toContain("theirs");
});

test("so are the settings of a directory group", async ({ control, openAs }) => {
  const page = await openAs("admin", "/directory-groups");
  await page.getByRole("grid", { name: "Directory groups" }).getByRole("link", { name: "Design", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Design" })).toBeVisible();
  const id = /directory-groups\/([^?]+)/.exec(page.url())?.[1];
  await page.getByRole("button", { name: "Edit…" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Mine");
  await control.elsewhere("account", `PATCH /im/groups/${id}`, { name: "Theirs" });
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await overwrite(page, "Design", "Theirs", "Mine");
  await expect(page.getByRole("heading", { level: 1, name: "Mine" })).toBeVisible();
});
