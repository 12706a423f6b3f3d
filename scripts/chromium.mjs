// Finds a Chromium for the browser tests and installs one where there is none.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** @returns {string | undefined} a Chromium on this machine, Playwright's own first */
export function findChromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
  ];
  return places.find((place) => place && existsSync(place));
}

/** Playwright's own build where it can be had, the distribution's otherwise. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const attempts = [
    ["npx", ["playwright", "install", "--with-deps", "chromium-headless-shell", "chromium"]],
    ["apt-get", ["update"]],
    ["apt-get", ["install", "-y", "--no-install-recommends", "chromium"]],
  ];
  for (const [command, args] of attempts) {
    console.log(`No Chromium yet: ${command} ${args.join(" ")}`);
    try {
      execFileSync(command, args, { stdio: "inherit" });
    } catch (error) {
      console.log(`That did not work (${error.message}).`);
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error("No Chromium found and none could be installed. Install one and set CHROMIUM_PATH to it.");
}

if (process.argv[1] === import.meta.filename) ensureChromium();
