// Retention of a year on many channels, private ones too; which got it, which failed, again, and taken back the day after.
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { inventoryRead, withInventory } from "../inventory.ts";
import { expect, test } from "../test.ts";
import { callZoom, channelOf } from "../zoom.ts";

// As a console without settings has it.
test.use({ stackOptions: [{ ...withInventory(), database: "pglite" }, { scope: "worker" }] });

const Retention = v.object({
  cloud_retention: v.object({ enable_custom_retention: v.boolean(), retention_period: v.string() }),
});

/** How many channels keep their messages for how long: `own 1y`, `default 2y`. */
async function policies(page: Page, ids: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const id of ids) {
    const { body } = await callZoom(page, `/chat/channels/${id}/retention`);
    const { enable_custom_retention: isOwn, retention_period: period } = v.parse(Retention, body).cloud_retention;
    const policy = `${isOwn ? "own" : "default"} ${period}`;
    counts[policy] = (counts[policy] ?? 0) + 1;
  }
  return counts;
}

const Listed = v.object({ channels: v.array(v.object({ id: v.string() })) });

test("a year on every channel that is not archived, private ones too", async ({ openAs, control }) => {
  test.slow();
  const page = await openAs("admin", "/retention");
  await inventoryRead(page);
  const filters = "type=1,2,3&archived=no";
  const answer = await page.request.get(`/api/inventory/channels?page_size=500&${filters}`);
  const ids = v.parse(Listed, await answer.json()).channels.map(({ id }) => id);
  const hidden = [await channelOf(page, "lead", "Platform team"), await channelOf(page, "lead", "Launch room")];
  for (const { id } of hidden) expect(ids).toContain(id);
  const before = await policies(page, ids);
  expect(before["own 1y"] ?? 0).toBe(0);

  await page.goto(`/retention?${filters}`);
  const table = page.getByRole("grid", { name: "Retention" });
  await expect(table).toHaveAttribute("aria-rowcount", String(ids.length + 1));
  await table.focus();
  await page.keyboard.press("Control+a");
  const selection = page.getByRole("region", { name: "Selected channels" });
  await selection.getByRole("button", { name: "Change retention…" }).click();
  await page.getByRole("radio", { name: /^Custom period/ }).check();
  await page.getByRole("textbox", { name: "Keep for" }).fill("1");
  await page.getByRole("combobox", { name: "Unit" }).selectOption("y");
  await page.getByRole("button", { name: "Review the change…" }).click();
  const question = page.getByRole("dialog", { name: `Keep messages of ${ids.length} channels for 1 year?` });
  await question.getByRole("textbox", { name: /^Type/ }).fill(`shorten ${ids.length} channels`);
  const reason = question.getByRole("textbox", { name: "Reason" });
  if (await reason.isVisible()) await reason.fill("The new retention rule");
  await control.fault({ operation: "updateRetentionPolicyOfChannel", status: 500, times: 3 });
  await question.getByRole("button", { name: "Change retention" }).click();
  const results = page.getByRole("region", { name: "Results" });
  await expect(results.getByRole("status")).toHaveText(`${ids.length - 3} channels done, 3 failed`);
  expect((await policies(page, ids))["own 1y"]).toBe(ids.length - 3);
  await results.getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await policies(page, ids)).toEqual({ "own 1y": ids.length });
  await page.context().close();

  // Another day, another browser, another person.
  const later = await openAs("owner", "/changes");
  await later
    .getByRole("row", { name: new RegExp(`Keep messages of ${ids.length} channels`) })
    .first()
    .click();
  await later.getByRole("button", { name: "Undo…" }).click();
  await expect(later.getByRole("heading", { level: 1, name: /^Undo: Keep messages of/ })).toBeVisible();
  await later.getByRole("button", { name: "Apply…" }).click();
  const confirm = later.getByRole("dialog");
  for (const field of [confirm.getByRole("textbox", { name: "Reason" })])
    if (await field.isVisible()) await field.fill("Too early");
  await confirm.getByRole("checkbox").check();
  await confirm.getByRole("button", { name: "Apply" }).click();
  await expect(later.getByRole("status").filter({ hasText: `${ids.length} done` })).toBeVisible();
  expect(await policies(later, ids)).toEqual(before);
});
