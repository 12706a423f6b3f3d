import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

interface WithAxe {
  readonly axe?: typeof axe;
}

/** Around an open menu; they hand the focus on as it comes and never hold it. */
const focusGuards = "[data-base-ui-focus-guard]";

/** Fails with every accessibility violation of the page as it stands; `rules` narrows what is looked for. */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  // Run where the page is, and brought there once: a page has no frames, and is looked at many times.
  if (await page.evaluate(() => (window as WithAxe).axe === undefined)) await page.evaluate(axe.source);
  const run = { guards: focusGuards, rules: rules && [...rules] };
  const violations = await page.evaluate(async ({ guards, rules: values }) => {
    const found = await (window as WithAxe).axe?.run(
      { exclude: [guards] },
      { resultTypes: ["violations"], ...(values && { runOnly: { type: "rule", values } }) },
    );
    return found?.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, run);
  expect(violations).toEqual([]);
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
