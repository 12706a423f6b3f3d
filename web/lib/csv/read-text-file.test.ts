import { expect, test } from "vitest";
import { type Alphabet, alphabets } from "./alphabets.ts";
import { NoTextError, readText } from "./read-text-file.ts";

/** A text as a spreadsheet saves it in an alphabet. */
function saved(text: string, alphabet: Alphabet): Blob {
  const decoder = new TextDecoder(alphabet, { fatal: true });
  const bytesOf = new Map<string, readonly number[]>();
  const note = (bytes: readonly number[]): void => {
    try {
      const letter = decoder.decode(new Uint8Array(bytes));
      if ([...letter].length === 1 && !bytesOf.has(letter)) bytesOf.set(letter, bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  };
  for (let lead = 0; lead < 256; lead += 1) note([lead]);
  if (["shift_jis", "euc-kr", "gb18030", "big5"].includes(alphabet))
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) note([lead, trail]);
  const bytes = [...text].flatMap((letter) => {
    const own = bytesOf.get(letter);
    if (!own) throw new Error(`${alphabet} has no ${letter}`);
    return own;
  });
  return new Blob([new Uint8Array(bytes)]);
}

test.each<[Alphabet, string]>([
  ["windows-1252", "Channel ID;Name\r\na1;Größenänderung\r\na2;Équipe «été» déjà vu\r\na3;¿Qué tal?\r\n"],
  ["windows-1252", "id;name\r\n1;Café\r\n"],
  ["windows-1250", "id;name\r\n1;Goście i wieści\r\n"],
  ["windows-1250", "Channel ID;Name\r\na1;Ogłoszenia Łódź\r\n"],
  ["windows-1250", "Channel;New name\r\nCoffee and cake;Łódź\r\n"],
  ["windows-1250", "Channel ID;Name\r\na1;Příliš žluťoučký kůň\r\n"],
  ["windows-1251", "Channel ID;Name\r\na1;Объявления отдела\r\na2;Продажи\r\n"],
  ["shift_jis", "Channel ID,Name\r\na1,テスト\r\na2,営業部のお知らせ\r\n"],
  ["euc-kr", "Channel ID,Name\r\na1,공지사항 안내\r\n"],
  ["gb18030", "Channel ID,Name\r\na1,销售部通知\r\na2,北京办公室\r\n"],
  ["big5", "Channel ID,Name\r\na1,業務部公告\r\na2,台北辦公室\r\n"],
])("what was saved in %s is read as that: %j", async (alphabet, text) => {
  expect(await readText(saved(text, alphabet))).toEqual({ text, alphabet });
});

test("what is chosen goes before what is guessed", async () => {
  const text = "id;name\r\n1;Ανακοινώσεις\r\n";
  expect(await readText(saved(text, "windows-1253"), "windows-1253")).toEqual({ text, alphabet: "windows-1253" });
  const western = saved("1;Café", "windows-1252");
  expect((await readText(western, "windows-1251")).text).toBe("1;Cafй");
});

test("Unicode leaves no choice, and a workbook is no text", async () => {
  expect(await readText(new Blob(["Łódź"]), "windows-1252")).toEqual({ text: "Łódź", alphabet: null });
  const utf16 = new Uint8Array([0xff, 0xfe, 0x41, 0x01]);
  expect(await readText(new Blob([utf16]))).toEqual({ text: "Ł", alphabet: null });
  await expect(readText(new Blob(["PK\u0000"]))).rejects.toThrow(NoTextError);
});

test("the browser knows every alphabet", () => {
  for (const alphabet of alphabets) expect(() => new TextDecoder(alphabet)).not.toThrow();
});
