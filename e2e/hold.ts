import type { Page } from "@playwright/test";

/**
 * Holds the requests of a page that fit an address, so that nothing comes before a test lets it, however slow the
 * machine.
 *
 * @param after how many go through first.
 * @returns lets all of them go, and those to come.
 */
export async function hold(page: Page, url: string | RegExp, after = 0): Promise<() => void> {
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let count = 0;
  await page.route(url, async (route) => {
    count += 1;
    if (count > after) await released;
    await route.continue();
  });
  return () => letGo();
}
