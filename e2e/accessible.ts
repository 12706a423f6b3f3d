import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { runFolder } from "../server/testing/run-folder.ts";
import { drawnAlike } from "./drawn-alike.ts";

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

interface WithAxe {
  readonly axe: typeof axe;
}

// Half as much to send to a page, and to read there, as what the package exports.
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Around an open menu; they hand the focus on as it comes and never hold it. */
const focusGuards = "[data-base-ui-focus-guard]";
const contrast = "color-contrast";

/** Fails with every accessibility violation of the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectWellBuilt(page);
  await expectLegible(page);
}

/**
 * The same at the width of a desk and of a phone, in light and dark, and that the page has no sideways scrolling.
 * Dark changes nothing but colours.
 */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.emulateMedia({ colorScheme: "light" });
  for (const size of sizes) {
    await resize(page, size);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  for (const size of [...sizes].reverse()) {
    await resize(page, size);
    await expectLegible(page);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await resize(page, before);
}

/** The browser lays a page out anew even where its size stays. */
async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  const now = page.viewportSize();
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size);
}

/** All rules but that of contrast, which takes most of the time. */
async function expectWellBuilt(page: Page): Promise<void> {
  await bringAxe(page);
  const violations = await page.evaluate(
    async ({ exclude, rule }) => {
      const result = await (window as unknown as WithAxe).axe.run(
        { exclude: [exclude] },
        // No rule that is on by itself reads the stylesheets, which takes as long as some rules together.
        { resultTypes: ["violations"], rules: { [rule]: { enabled: false } }, preload: { assets: ["media"] } },
      );
      return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    { exclude: focusGuards, rule: contrast },
  );
  expect(violations).toEqual([]);
}

/** How text is drawn that was found legible, in this run: drawn so it is legible wherever it stands. */
const legibleFile = () => path.join(runFolder(), "legible");
const knownLegible = (): ReadonlySet<number> =>
  new Set(existsSync(legibleFile()) ? readFileSync(legibleFile(), "utf8").split("\n").map(Number) : []);

/** Contrast of all text that is not drawn as some that had enough. What is drawn anew while it is looked at is so again. */
async function expectLegible(page: Page): Promise<void> {
  while (!(await isLookedAt(page)));
}

/** @returns false where some of the text is there no longer by the time it is looked at */
async function isLookedAt(page: Page): Promise<boolean> {
  const found = await page.evaluateHandle(drawnAlike);
  const known = knownLegible();
  const kinds = (await found.evaluate((texts) => [...texts.keys()])).filter((kind) => !known.has(kind));
  let isThere = true;
  if (kinds.length > 0) {
    await bringAxe(page);
    const seen = await found.evaluate(
      async (texts, { exclude, rule, asked }) => {
        /** @returns undefined where some of it is there no longer */
        const lookAt = async (elements: readonly Element[]) => {
          if (!elements.every(({ isConnected }) => isConnected)) return undefined;
          if (elements.length === 0) return { violations: [], passed: [] };
          const result = await (window as unknown as WithAxe).axe.run(
            { include: [...elements], exclude: [exclude] },
            { resultTypes: ["violations", "passes"], elementRef: true, runOnly: { type: "rule", values: [rule] } },
          );
          const passes = new Set(result.passes.flatMap(({ nodes }) => nodes.map(({ element }) => element)));
          return {
            violations: result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
            passed: asked.filter((kind) => texts.get(kind)?.some((element) => passes.has(element as HTMLElement))),
          };
        };
        // All of a kind are drawn alike, so the first tells; where it does not, as of a control that cannot be used, all do.
        const first = await lookAt(asked.flatMap((kind) => texts.get(kind)?.at(0) ?? []));
        if (!first || first.violations.length > 0) return first ?? null;
        const rest = asked
          .filter((kind) => !first.passed.includes(kind))
          .flatMap((kind) => texts.get(kind)?.slice(1) ?? []);
        const others = await lookAt(rest);
        return others ? { violations: others.violations, passed: [...first.passed, ...others.passed] } : null;
      },
      { exclude: focusGuards, rule: contrast, asked: kinds },
    );
    expect(seen?.violations ?? []).toEqual([]);
    if (seen && seen.passed.length > 0) appendFileSync(legibleFile(), `${seen.passed.join("\n")}\n`);
    isThere = seen !== null;
  }
  await found.dispose();
  return isThere;
}

/** Where the page is, and once for each: it has no frames, and is looked at many times. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axeSource);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = (element: Element): number => element.scrollWidth - element.clientWidth;
  await expect.poll(() => page.getByRole("document").or(page.locator("html")).first().evaluate(excess)).toBe(0);
  for (const main of await page.getByRole("main").all()) await expect.poll(() => main.evaluate(excess)).toBe(0);
}
