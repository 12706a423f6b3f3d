import type { Page } from "@playwright/test";
import { expectAccessibleInEveryLook } from "./accessible.ts";
import { addFiles, COUNT, emojiOf, file, gallery, namesOf, results, smallPng, tile } from "./emoji-gallery.ts";
import { expect, test } from "./test.ts";

const selectAll = (page: Page) => page.getByRole("checkbox", { name: /^Select all/ });

test("the gallery shows who added what and when, and is searched here and by Zoom", async ({ openAs, control }) => {
  const page = await openAs("owner", "/channels");
  const hosts = new Set<string>();
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) hosts.add(new URL(request.url()).origin);
  });
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Emoji" }).click();
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  const [first] = await emojiOf(page);
  if (!first) throw new Error("the company has no emoji");
  const picture = tile(page, first.name).locator("img");
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  // Zoom's links to files stay in the server.
  expect([...hosts]).toEqual([new URL(page.url()).origin]);
  await expect(tile(page, first.name)).toContainText(/\d{1,2} [A-Z][a-z]{2,3} 20\d\d/);
  await expectAccessibleInEveryLook(page);

  const search = page.getByRole("searchbox", { name: "Name" });
  await search.fill("pa");
  const holding = (await namesOf(page)).filter((name) => name.includes("pa"));
  await expect(gallery(page).getByRole("listitem")).toHaveCount(holding.length);
  const searches = async () =>
    (await control.calls("listCustomEmojis")).filter(({ query }) => query.includes("search_key"));
  expect(await searches()).toEqual([]);
  await search.fill("PARTY");
  await expect(tile(page, "party_parrot")).toBeVisible();
  await expect(gallery(page).getByRole("listitem")).toHaveCount(
    (await namesOf(page)).filter((name) => name.includes("party")).length,
  );
  expect((await searches()).every(({ query }) => /search_key=party/.test(query))).toBe(true);
  await expect(page).toHaveURL(/[?&]q=PARTY/);
  await search.fill("no such name");
  await expect(page.getByRole("heading", { name: "No emojis match" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();

  await page.getByRole("searchbox", { name: "Added by" }).fill(first.user_email);
  const theirs = (await emojiOf(page)).filter(({ user_email: email }) => email === first.user_email);
  await expect(gallery(page).getByRole("listitem")).toHaveCount(theirs.length);
  await page.getByRole("searchbox", { name: "Added by" }).fill("");
  await page.getByRole("combobox", { name: "Order" }).selectOption("By name");
  const buttons = gallery(page).getByRole("button");
  await expect(buttons.first()).toContainText("approved");
  await buttons.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(buttons.nth(1)).toBeFocused();
  const [name = ""] = (await buttons.nth(1).innerText()).split("\n");
  await page.keyboard.press("Enter");
  const details = page.getByRole("dialog", { name, exact: true });
  await expect(details).toContainText("@");
  await expectAccessibleInEveryLook(page);
  await page.reload();
  await expect(details).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(details).toHaveCount(0);
  await page.goto("/emoji?emoji=gone");
  await expect(page.getByRole("dialog", { name: "This emoji no longer exists" })).toBeVisible();
});

test("emoji are deleted one by one and together, and added again", async ({ openAs, control }) => {
  const page = await openAs("admin", "/emoji?via=account&sort=name");
  const before = await namesOf(page);
  await tile(page, "approved").getByRole("button").click();
  await page.getByRole("dialog", { name: "approved" }).getByRole("button", { name: "Delete…" }).click();
  const single = page.getByRole("dialog", { name: "Delete the emoji approved?" });
  await single.getByRole("checkbox", { name: "Delete the emoji approved" }).check();
  await single.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(tile(page, "approved")).toHaveCount(0);
  await expect(page).not.toHaveURL(/emoji=/);
  await expect(page.getByText("Delete the emoji approved: done.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone: Delete the emoji approved.")).toBeVisible();
  await expect(tile(page, "approved")).toBeVisible();
  expect((await namesOf(page)).sort()).toEqual(before.toSorted());

  for (const name of ["looking", "Kanpai", "weekend"])
    await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
  await page.getByRole("button", { name: "Delete…" }).click();
  const question = page.getByRole("dialog", { name: "Delete 3 emojis?" });
  await expect(question.getByRole("button", { name: "Delete", exact: true })).toBeDisabled();
  await expectAccessibleInEveryLook(page);
  await question.getByRole("checkbox", { name: "Delete 3 emojis" }).check();
  await control.fault({ operation: "deleteCustomEmoji", status: 500, times: 1 });
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(results(page).getByRole("status")).toHaveText("2 emojis done, 1 failed");
  await results(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(page.getByText("Delete 3 emojis: done.")).toBeVisible();
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT - 3);

  // Their pictures are the server's to keep: the undo outlives the page.
  await page.goto("/changes");
  await page.getByRole("row", { name: /Delete 3 emojis/ }).click();
  await page.getByRole("button", { name: "Undo…" }).click();
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
  expect((await namesOf(page)).sort()).toEqual(before.toSorted());
  await page.goto("/emoji?via=account&sort=name");

  // One whose picture cannot be had is not brought back, which is said before.
  await control.fault({ operation: "getFileInfo", status: 404, times: 1_000 });
  await tile(page, "weekend").getByRole("button").click();
  await page.getByRole("dialog", { name: "weekend" }).getByRole("button", { name: "Delete…" }).click();
  const once = page.getByRole("dialog", { name: "Delete the emoji weekend?" });
  await expect(once).toContainText("This cannot be undone. Its picture could not be loaded");
  await expectAccessibleInEveryLook(page);
  await once.getByRole("button", { name: "Cancel" }).click();
  await control.clearFaults();
  await page.keyboard.press("Escape");

  await selectAll(page).check();
  await page.getByRole("button", { name: "Delete…" }).click();
  const all = page.getByRole("dialog", { name: `Delete ${COUNT} emojis?` });
  await all.getByRole("textbox", { name: /^Type/ }).fill(`delete ${COUNT} emojis`);
  await all.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No custom emojis yet" })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test("who may not is told why", async ({ openAs, stack }) => {
  const terms = (customEmoji: string) =>
    fetch(`${stack.sandboxUrl}/sandbox/account`, { method: "POST", body: JSON.stringify({ customEmoji }) });
  const page = await openAs("member", "/emoji");
  await expect(gallery(page).getByRole("listitem")).toHaveCount(COUNT);
  await terms("admins");
  const dialog = await addFiles(page, [file("mine.png", smallPng(9))]);
  await dialog.getByRole("button", { name: "Add 1 emoji" }).click();
  await expect(results(page)).toContainText("You cannot add emojis.");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  const others = (await emojiOf(page)).find(({ user_email: email }) => email !== "member@sandbox.example");
  await page.getByRole("checkbox", { name: `Select ${others?.name}`, exact: true }).check();
  await expect(
    page.getByText("Only the person who added an emoji and the account’s administrators can delete it."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete…" })).toHaveCount(0);

  await terms("off");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Custom emojis are switched off" })).toBeVisible();
  await terms("everyone");

  const viewer = await openAs("channel-viewer", "/emoji");
  await expect(viewer.getByRole("heading", { name: "None of your roles shows the account’s emojis" })).toBeVisible();
  await expectAccessibleInEveryLook(viewer);
  await viewer.getByRole("link", { name: "Use my connection" }).click();
  await expect(gallery(viewer).getByRole("listitem")).toHaveCount(COUNT);
});
