// Finds a Chromium for the browser tests and installs one where there is none.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const existing = (places) => places.find((place) => place && existsSync(place));

/** @returns {string | undefined} a Chromium on this machine, Playwright's own first */
export const findChromium = () =>
  existing([process.env.CHROMIUM_PATH, chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/chromium-browser"]);

/** Where Playwright has the headless shell beside its Chromium. */
const playwrightShell = chromium
  .executablePath()
  .replace(
    /chromium-(\d+)\/chrome-linux64\/chrome$/,
    "chromium_headless_shell-$1/chrome-headless-shell-linux64/chrome-headless-shell",
  );

/**
 * The same engine without the browser's own windows, which a test never sees: a third less of the processor.
 *
 * @returns {string | undefined} such a one where there is one, a whole Chromium otherwise
 */
const findForTests = () =>
  existing([process.env.CHROMIUM_PATH, playwrightShell, "/usr/bin/chromium-headless-shell"]) ?? findChromium();

/** Playwright's own build where it can be had, the distribution's otherwise. */
export function ensureChromium() {
  const found = findForTests();
  if (found) return found;
  const attempts = [
    ["npx", ["playwright", "install", "--with-deps", "chromium-headless-shell"]],
    ["apt-get", ["update"]],
    ["apt-get", ["install", "-y", "--no-install-recommends", "chromium-headless-shell"]],
    ["apt-get", ["install", "-y", "--no-install-recommends", "chromium"]],
  ];
  for (const [command, args] of attempts) {
    console.log(`No Chromium yet: ${command} ${args.join(" ")}`);
    try {
      execFileSync(command, args, { stdio: "inherit" });
    } catch (error) {
      console.log(`That did not work (${error.message}).`);
    }
    const installed = findForTests();
    if (installed) return installed;
  }
  throw new Error("No Chromium found and none could be installed. Install one and set CHROMIUM_PATH to it.");
}

if (process.argv[1] === import.meta.filename) ensureChromium();
