// The channel list in a real Chromium, beside the least a page can do with the same answers. 10,000 public channels.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { signIn } from "../../e2e/sign-in.ts";
import { type Stack, startStack } from "../../e2e/stack.ts";
import { findChromium } from "../../scripts/chromium.mjs";
import { printTable, quantile, type Row } from "../table.ts";
import { plainPage } from "./plain-page.ts";

const CHANNELS = 10_000;
const RUNS = 5;
const SCROLL_FRAMES = 240;
const SCROLL_STEP_PX = 340;

/** A page with the list, and how to read it. */
interface Subject {
  readonly path: string;
  readonly row: string;
  /** Element that scrolls. */
  readonly scroller: string;
  /** Puts the focus where the End key works. */
  readonly grid: string | null;
  readonly lastRow: (page: Page) => Promise<boolean>;
}

const subjects: Record<string, Subject> = {
  "plain page": {
    path: "/plain-list",
    row: "tr[data-row]",
    scroller: "#list",
    grid: null,
    lastRow: (page) => page.evaluate(() => document.body.hasAttribute("data-end")),
  },
  console: {
    path: "/channels",
    row: "[data-index]",
    scroller: "[role=grid]",
    grid: "[role=grid]",
    lastRow: (page) =>
      page.evaluate(() => {
        const count = Number(document.querySelector("[role=grid]")?.getAttribute("aria-rowcount"));
        return document.querySelector(`[data-index="${count - 2}"]`) !== null;
      }),
  },
};

interface Visit {
  readonly scriptKiB: number;
  readonly firstPaintMs: number;
  readonly firstRowMs: number;
  readonly blockingMs: number;
}

interface Journey {
  readonly endMs: number;
  readonly frameP95Ms: number;
  readonly longestTaskMs: number;
  readonly longTasks: number;
  readonly heapMiB: number;
}

async function openPage(browser: Browser, stack: Stack): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await signIn(context, stack.url, "admin");
  const page = await context.newPage();
  await page.route("**/plain-list", (route) => route.fulfill({ contentType: "text/html", body: plainPage }));
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { benchTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: "longtask", buffered: true });
  });
  return { page, cdp: await context.newCDPSession(page) };
}

const longTasks = (page: Page) => page.evaluate(() => (window as unknown as { benchTasks: number[] }).benchTasks);

/** Size of what a script weighs gzipped, whatever encoding it travelled in. */
async function gzippedKiB(url: string): Promise<number> {
  const file = path.join("dist/web", new URL(url).pathname);
  return existsSync(file) ? gzipSync(await readFile(file), { level: 9 }).length / 1024 : 0;
}

async function visit(browser: Browser, stack: Stack, subject: Subject, isThrottled: boolean): Promise<Visit> {
  const { page, cdp } = await openPage(browser, stack);
  try {
    const scripts: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "script") scripts.push(request.url());
    });
    if (isThrottled) {
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 150,
        downloadThroughput: 1_600_000 / 8,
        uploadThroughput: 750_000 / 8,
      });
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    }
    await page.goto(stack.url + subject.path, { waitUntil: "commit" });
    const firstRowMs = await page.evaluate(
      (row) =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (document.querySelector(row)) requestAnimationFrame(() => resolve(performance.now()));
            else requestAnimationFrame(look);
          };
          look();
        }),
      subject.row,
    );
    const firstPaintMs = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    );
    const loaded = [...scripts];
    const blockingMs = (await longTasks(page)).reduce((sum, duration) => sum + duration - 50, 0);
    const inline = await page.evaluate(() =>
      [...document.querySelectorAll("script:not([src])")].map((s) => s.textContent),
    );
    const sizes = [
      ...(await Promise.all(loaded.map(gzippedKiB))),
      ...inline.map((text) => gzipSync(text).length / 1024),
    ];
    return { firstPaintMs, firstRowMs, blockingMs, scriptKiB: sizes.reduce((sum, size) => sum + size, 0) };
  } finally {
    await page.context().close();
  }
}

async function journey(browser: Browser, stack: Stack, subject: Subject): Promise<Journey> {
  const { page, cdp } = await openPage(browser, stack);
  try {
    await page.goto(stack.url + subject.path);
    await page.locator(subject.row).first().waitFor();
    if (subject.grid) await page.locator(subject.grid).focus();
    const startedMs = performance.now();
    await page.keyboard.press("End");
    while (!(await subject.lastRow(page))) await page.waitForTimeout(10);
    const endMs = performance.now() - startedMs;

    const before = (await longTasks(page)).length;
    const frames = await page.evaluate(
      ({ scroller, count, step }) =>
        new Promise<number[]>((resolve) => {
          let element = document.querySelector(scroller);
          while (element && element.scrollHeight <= element.clientHeight + 1) element = element.parentElement;
          const target = element ?? document.documentElement;
          target.scrollTop = 0;
          const times: number[] = [];
          let last = performance.now();
          const frame = (nowMs: number) => {
            times.push(nowMs - last);
            last = nowMs;
            target.scrollTop += step;
            if (times.length < count) requestAnimationFrame(frame);
            else resolve(times.slice(2));
          };
          requestAnimationFrame(frame);
        }),
      { scroller: subject.scroller, count: SCROLL_FRAMES, step: SCROLL_STEP_PX },
    );
    const scrollTasks = (await longTasks(page)).slice(before);
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    return {
      endMs,
      frameP95Ms: quantile(frames, 0.95),
      longestTaskMs: Math.max(0, ...scrollTasks),
      longTasks: scrollTasks.length,
      heapMiB: usedSize / 1_048_576,
    };
  } finally {
    await page.context().close();
  }
}

/** Takes turns between the subjects, so that what else the machine does falls on both. */
async function turns<T>(count: number, measure: (subject: Subject) => Promise<T>): Promise<Record<string, T[]>> {
  const results: Record<string, T[]> = {};
  for (let turn = 0; turn < count; turn++)
    for (const [name, subject] of Object.entries(subjects))
      results[name] = [...(results[name] ?? []), await measure(subject)];
  return results;
}

function median<T>(results: Record<string, T[]>, figure: string, unit: string, read: (one: T) => number): Row {
  const values = Object.fromEntries(
    Object.entries(results).map(([name, all]) => [name, quantile(all.map(read), 0.5)] as const),
  );
  return { figure, unit, values };
}

export async function run(): Promise<void> {
  const executablePath = findChromium();
  const stack = await startStack({
    sandbox: { SANDBOX_SIZE: "large", SANDBOX_PUBLIC_CHANNELS: `${CHANNELS}`, SANDBOX_PLAN: "unlimited" },
    server: { LOG_LEVEL: "warn" },
  });
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info"];
  const launch = (more: readonly string[]) =>
    chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...args, ...more] });
  const browser = await launch([]);
  // At the screen's own pace no frame is shorter than its 16.7 ms, however little it has to do.
  const unpaced = await launch(["--disable-frame-rate-limit", "--disable-gpu-vsync"]);
  try {
    const cold = await turns(RUNS, (subject) => visit(browser, stack, subject, false));
    const throttled = await turns(RUNS, (subject) => visit(browser, stack, subject, true));
    const journeys = await turns(3, (subject) => journey(unpaced, stack, subject));
    printTable([
      median(cold, "JavaScript before the first row, gzipped", "KiB", (one) => one.scriptKiB),
      median(cold, "first paint, cold", "ms", (one) => one.firstPaintMs),
      median(cold, "first row, cold", "ms", (one) => one.firstRowMs),
      median(throttled, "first paint, 4x CPU, 1.6 Mbit/s, 150 ms", "ms", (one) => one.firstPaintMs),
      median(throttled, "first row, 4x CPU, 1.6 Mbit/s, 150 ms", "ms", (one) => one.firstRowMs),
      median(throttled, "blocking time, throttled", "ms", (one) => one.blockingMs),
      median(journeys, `to the end of ${CHANNELS} channels`, "ms", (one) => one.endMs),
      median(journeys, "scroll frame p95, unpaced", "ms", (one) => one.frameP95Ms),
      median(journeys, "tasks over 50 ms while scrolling", "", (one) => one.longTasks),
      median(journeys, "longest task while scrolling", "ms", (one) => one.longestTaskMs),
      median(journeys, "heap after it", "MiB", (one) => one.heapMiB),
    ]);
  } finally {
    await browser.close();
    await unpaced.close();
    await stack.close();
  }
}
