import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Fails with every accessibility violation of the page as it stands; `rules` narrows what is looked for. */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  // One document of our own: no page of axe's beside it, and only what is wrong is described. Half the time each.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  // Around an open menu; they hand the focus on as it comes and never hold it.
  axe.exclude("[data-base-ui-focus-guard]");
  if (rules) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

/**
 * The same at the width of a desk and of a phone, in light and dark, and that the page has no sideways scrolling.
 * Dark changes nothing but colours.
 */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: "light" });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, ["color-contrast"]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = (element: Element): number => element.scrollWidth - element.clientWidth;
  await expect.poll(() => page.getByRole("document").or(page.locator("html")).first().evaluate(excess)).toBe(0);
  for (const main of await page.getByRole("main").all()) await expect.poll(() => main.evaluate(excess)).toBe(0);
}
