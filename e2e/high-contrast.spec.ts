// Windows high contrast: what is said by backgrounds and shadows elsewhere is still seen when the browser drops them.
import type { Locator } from "@playwright/test";
import { channelList } from "./channel-list.ts";
import { expect, test } from "./test.ts";

const styleOf = (element: Locator, property: string) =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

/** The look of one thing differs from that of another of its kind. */
async function expectToDiffer(one: Locator, other: Locator, property: string): Promise<void> {
  expect(await styleOf(one, property)).not.toBe(await styleOf(other, property));
}

test.use({ contextOptions: { forcedColors: "active" } });

test("the current section, connection and tab, and the selected rows", async ({ openAs }) => {
  const page = await openAs("admin", "/channels");
  const { table, row } = channelList(page);
  await expect(row("General")).toBeVisible();
  const link = (name: string) => page.getByRole("link", { name, exact: true }).first();
  await expectToDiffer(link("Channels"), link("Emoji"), "background-color");
  await expectToDiffer(link("Account connection"), link("My connection"), "background-color");
  await expectToDiffer(link("Public channels"), link("My channels"), "background-color");
  expect(await styleOf(page.getByRole("searchbox"), "border-top-style")).toBe("solid");
  expect(await styleOf(page.getByRole("button", { name: "Filters" }), "border-top-style")).toBe("solid");

  await row("General").getByRole("checkbox").click();
  await expect(row("General")).toHaveAttribute("aria-selected", "true");
  expect(await styleOf(row("General"), "outline-style")).toBe("solid");
  expect(await styleOf(row("Release notes"), "outline-style")).toBe("none");
  await table.focus();
  await page.keyboard.press("ArrowDown");
  const active = table.locator(`[id="${await table.getAttribute("aria-activedescendant")}"]`);
  expect(await styleOf(active, "outline-style")).toBe("solid");
});

test("switches, bars and the ways to choose people", async ({ openAs }) => {
  const page = await openAs("lead", "/channels/new");
  const knob = page.getByRole("switch").first();
  await expect(knob).toBeVisible();
  expect(await styleOf(knob, "border-top-style")).toBe("solid");
  await expectToDiffer(knob, knob.locator("span"), "background-color");
  const before = await styleOf(knob, "background-color");
  await knob.click();
  await expect.poll(() => styleOf(knob, "background-color")).not.toBe(before);
  await expectToDiffer(knob, knob.locator("span"), "background-color");
  const way = (name: string) => page.locator("label").filter({ hasText: name });
  await expectToDiffer(way("Paste addresses"), way("From a channel"), "background-color");

  await page.goto("/overview");
  const bar = page.locator("[data-bar]").first();
  await expect(bar).toBeVisible();
  expect(await styleOf(bar, "border-top-style")).toBe("solid");
  await expectToDiffer(bar, bar.locator("span"), "background-color");
});
