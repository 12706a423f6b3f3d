import { expect, test } from "vitest";
import { NoTextError } from "../csv/read-text-file.ts";
import { parseAddresses } from "./parse-addresses.ts";
import { readPeopleFile } from "./read-people-file.ts";

const utf16 = (text: string): Uint8Array<ArrayBuffer> => {
  const units = [0xfeff, ...Array.from(text, (sign) => sign.charCodeAt(0))];
  return new Uint8Array(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
};
const latin = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Array.from(text, (sign) => sign.charCodeAt(0)));

test.each([
  ["a list", "greta@b.co, Jang, Daeun <daeun@b.co>\n"],
  ["a column", "E-mail\r\ngreta@b.co\r\ndaeun@b.co\r\n"],
  [
    "a table with a header",
    '\uFEFFName,E-mail,Manager\nKrüger,greta@b.co,boss@b.co\n"Jang,\nDaeun",daeun@b.co,boss@b.co\n',
  ],
  ["a table without one", "greta@b.co;Greta Krüger;Sales\ndaeun@b.co;Daeun Jang;Sales\n"],
  ["a table in the alphabet of Windows", latin("Name;E-mail\nKr\xfcger;greta@b.co\nJang;daeun@b.co\n")],
  ["a table in UTF-16", utf16("Name\tE-mail\nKrüger\tgreta@b.co\nJang\tdaeun@b.co\n")],
])("%s", async (_, content) => {
  const { valid, invalid } = parseAddresses(await readPeopleFile(new Blob([content])));
  expect({ valid, invalid }).toEqual({ valid: ["greta@b.co", "daeun@b.co"], invalid: [] });
});

test("a workbook is no text", async () => {
  const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]);
  await expect(readPeopleFile(new Blob([zip]))).rejects.toThrow(NoTextError);
});
