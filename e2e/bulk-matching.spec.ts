// All that match: what is not loaded too, found by the server.
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { apply, bar, question, undo } from "./bulk-bar.ts";
import { openChannel, openTab } from "./channel-page.ts";
import { emojiOf, gallery } from "./emoji-gallery.ts";
import { hold } from "./hold.ts";
import { expect, test } from "./test.ts";
import { membersOf } from "./zoom.ts";

test("all members that match are promoted, those that are not loaded too", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("admin");
  const id = await openChannel(page, "General");
  await openTab(page, "Members");
  const table = page.getByRole("grid", { name: "Members" });
  await table.getByRole("row").nth(3).getByRole("checkbox").click();
  const all = bar(page, "members").getByRole("button", { name: /^Select all [\d,]+$/ });
  const total = Number((await all.innerText()).replace(/\D/g, ""));
  const pages = (await control.calls("listChannelMembers")).length;
  await all.click();
  await expect(bar(page, "members").getByRole("status")).toHaveText(/^All that match selected/);
  expect(await control.calls("listChannelMembers")).toHaveLength(pages);
  await expectAccessibleInEveryLook(page);
  const roles = async () => {
    const counts = { owner: 0, admin: 0, member: 0 };
    for (const role of (await membersOf(page, id)).values())
      if (role === "owner" || role === "admin" || role === "member") counts[role] += 1;
    return counts;
  };
  const before = await roles();
  await bar(page, "members").getByRole("button", { name: "Promote…" }).click();
  const plan = question(page, /^Promote [\d,]+ people in .+ to administrator\?$/);
  const title = (await plan.getByRole("heading").first().innerText()).replace(/\?$/, "");
  const count = Number(title.replace(/\D/g, ""));
  // The owner, and administrators as they are.
  expect(count).toBeLessThan(total);
  expect(count).toBeGreaterThan(total / 2);
  await expect(plan.getByRole("region", { name: "Left out" })).toBeVisible();
  await plan.getByRole("checkbox").check();
  await apply(page, plan, "Promote", title);
  expect((await roles()).member).toBe(0);
  await undo(page, title);
  expect(await roles()).toEqual(before);
});

test("all emojis that match are deleted while most are still being loaded, and are there again", async ({
  openAs,
  control,
}) => {
  test.slow();
  await control.reset({ size: "medium" });
  const page = await openAs("admin");
  const before = (await emojiOf(page)).map(({ name }) => name).sort();
  expect(before.length).toBeGreaterThan(50);
  const release = await hold(page, /\/chat\/emoji\?.*next_page_token=[^&]/);
  await page.goto("/emoji?via=me");
  await gallery(page).getByRole("checkbox").first().check();
  const row = page.getByRole("region", { name: "Selected emojis" });
  await row.getByRole("button", { name: "Select all that match" }).click();
  await expect(row.getByRole("status")).toHaveText("All that match selected");
  await expectAccessibleInEveryLook(page);
  await row.getByRole("button", { name: "Delete…" }).click();
  const title = `Delete ${before.length} emojis`;
  const plan = question(page, `${title}?`);
  await plan.getByRole("textbox").fill(`delete ${before.length} emojis`);
  await apply(page, plan, "Delete", title);
  release();
  expect(await emojiOf(page)).toEqual([]);
  await undo(page, title);
  expect((await emojiOf(page)).map(({ name }) => name).sort()).toEqual(before);
});
