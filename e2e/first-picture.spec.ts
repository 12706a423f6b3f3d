// What a page shows before any of its code has come.
import { expect, test } from "./test.ts";

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`the frame and the list's outline stand before the code, and stay where they are, ${viewport.width} px`, async ({
    openAs,
  }) => {
    const page = await openAs("admin");
    await page.setViewportSize(viewport);
    await expect(page.getByRole("grid")).toBeVisible();

    let letCodeCome = () => {};
    const code = new Promise<void>((resolve) => {
      letCodeCome = resolve;
    });
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await code;
      await route.continue();
    });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { testShifts: shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry));
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto("/channels", { waitUntil: "commit" });
    const heading = page.getByRole("heading", { name: "Channels", level: 1 });
    const outline = page.getByRole("status", { name: "Loading channels" });
    await expect(heading).toBeVisible();
    await expect(outline).toBeVisible();
    const before = { heading: await heading.boundingBox(), list: await outline.boundingBox() };

    letCodeCome();
    const table = page.getByRole("grid");
    await expect(table).toBeVisible();
    expect(await heading.boundingBox()).toEqual(before.heading);
    expect((await table.boundingBox())?.y).toBe(before.list?.y);
    // What comes after the rows has its room too.
    await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { testShifts: string[] }).testShifts)).toEqual([]);
  });
}

test("the sign-in page has no frame before the code", async ({ page, stack }) => {
  await page.route(/\/assets\/.*\.js$/, () => undefined);
  await page.goto(`${stack.url}/sign-in`, { waitUntil: "commit" });
  await expect(page.getByText("Directory groups")).toBeHidden();
});
