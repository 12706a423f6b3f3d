// Pages of the inventory keep up with it, whatever they were doing when it moved.
import { REQUEST_HEADER } from "../contract/bff.ts";
import { inventoryRead, withInventory } from "./inventory.ts";
import { expect, test } from "./test.ts";
import { channelOf } from "./zoom.ts";

test.use({ stackOptions: [withInventory(), { scope: "worker" }] });

test("what moved while a page was asking is asked for once it has its answer", async ({ openAs }) => {
  const other = await openAs("admin", "/channels?tab=all&find=release+notes");
  await inventoryRead(other);
  await other.reload();
  const row = other.getByRole("grid", { name: "All channels" }).getByRole("row").last();
  await expect(row).toContainText("Release notes");
  const { id } = await channelOf(other, "lead", "Release notes");

  const page = await openAs("owner", "/spaces");
  let asked = 0;
  await page.route("**/api/inventory/findings", async (route) => {
    asked += 1;
    if (asked > 1) return route.continue();
    const response = await route.fetch();
    const renamed = await other.request.post("/api/changes", {
      headers: { [REQUEST_HEADER]: "1", origin: new URL(other.url()).origin },
      data: {
        connection: "account",
        apply: true,
        parts: [
          {
            actionId: "rename-channels",
            input: {},
            targets: [{ channelId: id, channel: "Release notes", name: "Release notes", newName: "Release notes 2" }],
          },
        ],
      },
    });
    expect(renamed.ok()).toBe(true);
    // By then the streams have told of it.
    await expect(row).toContainText("Release notes 2", { timeout: 30_000 });
    await route.fulfill({ response });
  });
  await page.goto("/findings");
  await expect.poll(() => asked, { timeout: 60_000 }).toBe(2);
  await expect(page.getByRole("heading", { level: 1, name: "Findings" })).toBeVisible();
});

test("a word that very many people have is said to find no channels by them", async ({ openAs }) => {
  const page = await openAs("admin", "/spaces");
  await inventoryRead(page);
  await page.route(/\/api\/inventory\/channels\?.*find=/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      json: { ...(await response.json()), wide_words: [{ word: "an", people: 4_312 }] },
    });
  });
  await page.goto("/channels?tab=all&find=an");
  const note = "4,312 people have “an” in their name or address, too many to find their channels. Type more of a name.";
  await expect(page.getByRole("status").filter({ hasText: note })).toBeVisible();
});
