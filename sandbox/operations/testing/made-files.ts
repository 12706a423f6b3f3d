// Files for the sandbox to take, and the forms they come in.
import { gif } from "../../store/seed/gif.ts";
import { png } from "../../store/seed/png.ts";

export const smallPng = (): Buffer => png(4, (x, y) => [x * 60, y * 60, 0, 255]);
export const smallGif = (): Buffer =>
  gif(
    4,
    [
      [0, 0, 0],
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ],
    [(x) => x % 4],
  );

export function emojiForm(name: string, picture: Buffer, fileName = "picture.png"): FormData {
  const form = new FormData();
  form.set("name", name);
  form.set("file", new Blob([picture]), fileName);
  return form;
}

export function fileForm(field: "file" | "files", content: Buffer, name: string): FormData {
  const form = new FormData();
  form.set(field, new Blob([content]), name);
  return form;
}
