// What every other spec rests on: that a page which cannot be read or used is found, whatever was looked at before.
import { expect, test } from "@playwright/test";
import { expectAccessible, expectAccessibleInEveryLook } from "./accessible.ts";

const pageOf = (body: string, head = "") =>
  `<!doctype html><html lang="en"><head><title>Rows</title><meta name="viewport" content="width=device-width">${head}</head>
  <body><main><h1>Rows</h1>${body}</main></body></html>`;
const row = (text: string, className = "row") => `<p class="${className}">${text}</p>`;
const rows = Array.from({ length: 20 }, (_, at) => row(`Row ${at}`)).join("");

test("text that is too pale is found, beside what has contrast enough and after it", async ({ page }) => {
  await page.setContent(pageOf(rows));
  await expectAccessibleInEveryLook(page);
  for (const pale of ["p:last-child { color: #aaa }", "main { opacity: 0.4 }", "body { background: #555 }"]) {
    await page.setContent(pageOf(rows, `<style>${pale}</style>`));
    await expect(expectAccessible(page)).rejects.toThrow("color-contrast");
    // What was found once is found again.
    await expect(expectAccessible(page)).rejects.toThrow("color-contrast");
  }
});

test("what is only pale in the dark or on a phone is found", async ({ page }) => {
  for (const media of ["(prefers-color-scheme: dark)", "(max-width: 400px)"]) {
    await page.setContent(pageOf(rows, `<style>@media ${media} { p { color: #aaa } }</style>`));
    await expectAccessible(page);
    await expect(expectAccessibleInEveryLook(page)).rejects.toThrow("color-contrast");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test("text is looked at though some that is drawn alike is of a control that cannot be used", async ({ page }) => {
  const choice = (state: string) => `<label class="choice">Choice ${state}<input type="checkbox" ${state}></label>`;
  await page.setContent(pageOf(choice("disabled") + choice(""), "<style>label { color: #aaa }</style>"));
  await expect(expectAccessible(page)).rejects.toThrow("color-contrast");
});

test("text that changes its colour slowly is looked at once it has", async ({ page }) => {
  await page.setContent(pageOf(rows, "<style>p { color: #aaa; transition: color 700ms }</style>"));
  await page.addStyleTag({ content: "p { color: black }" });
  await expectAccessible(page);
});

test("what is wrongly built is found in any of many rows", async ({ page }) => {
  await page.setContent(pageOf(`${rows}${row('<img src="data:,">')}`));
  await expect(expectAccessible(page)).rejects.toThrow("image-alt");
});
