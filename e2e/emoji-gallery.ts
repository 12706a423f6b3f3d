// The gallery of custom emoji, and files to add to it.
import { expect, type Page } from "@playwright/test";
import * as v from "valibot";
import { png } from "../sandbox/store/seed/png.ts";
import { callZoom } from "./zoom.ts";

const EmojiPage = v.object({
  next_page_token: v.optional(v.string(), ""),
  emojis: v.array(v.object({ file_id: v.string(), name: v.string(), user_email: v.string() })),
});

/** The emoji as Zoom has them. */
export async function emojiOf(page: Page) {
  const emojis: v.InferOutput<typeof EmojiPage>["emojis"] = [];
  let token = "";
  do {
    const { body } = await callZoom(page, `/chat/emoji?page_size=50&next_page_token=${token}`, { via: "me" });
    const answer = v.parse(EmojiPage, body);
    emojis.push(...answer.emojis);
    token = answer.next_page_token;
  } while (token !== "");
  return emojis;
}
export const namesOf = async (page: Page) => (await emojiOf(page)).map(({ name }) => name);

export const gallery = (page: Page) => page.getByRole("list", { name: "Custom emojis" });
export const tile = (page: Page, name: string) =>
  gallery(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("checkbox", { name: `Select ${name}`, exact: true }) });
export const results = (page: Page) => page.getByRole("region", { name: "Results" });

export const COUNT = 24;
export const smallPng = (shade: number) => png(16, (x, y) => [x * 15, y * 15, shade, 255]);

export const file = (name: string, buffer: Buffer, mimeType = "image/png") => ({ name, buffer, mimeType });

/** Opens the dialog and hands it files. */
export async function addFiles(page: Page, files: ReturnType<typeof file>[]) {
  await page.getByRole("button", { name: "Add emojis" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add emojis" });
  const input = dialog.getByLabel("Files to add");
  // The browser's own dialog offers whatever the console reads: pictures, archives, manifests.
  await expect(input).toHaveAttribute("accept", /image\/\*.*\.zip.*\.json/);
  await input.setInputFiles(files);
  return dialog;
}
