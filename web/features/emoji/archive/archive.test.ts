import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Emoji } from "../emoji.ts";
import { ArchiveError } from "./archive-error.ts";
import { readArchive } from "./read-archive.ts";
import { writeArchive } from "./write-archive.ts";

const atMs = Date.parse("2026-03-02T10:00:00Z");
const emoji = (id: string, name: string): Emoji => ({
  id,
  name,
  person: "Ada",
  email: "ada@b.co",
  addedAt: "2020-02-10T21:39:50Z",
});
const picture = (text: string, type = "image/gif") => new Blob([text], { type });
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const names = (bytes: Uint8Array) => readArchive(bytes).map(({ name }) => name);

describe("an archive", () => {
  test("reads back as it was written: the same names and the same bytes", async () => {
    const emojis = [emoji("1", "hello"), emoji("2", "Hello_2"), emoji("3", "HELLO"), emoji("4", "lost")];
    const pictures = new Map([
      ["1", picture("one")],
      ["2", picture("two", "image/png")],
      ["3", picture("three")],
    ]);
    const found = readArchive(await bytesOf(await writeArchive(emojis, pictures, atMs)));
    expect(found.map(({ name }) => name)).toEqual(["hello", "Hello_2", "HELLO"]);
    expect(await Promise.all(found.map(({ blob }) => blob.text()))).toEqual(["one", "two", "three"]);
    expect(new Set(found.map(({ fileName }) => fileName.toLowerCase())).size).toBe(3);
  });

  test("says in its manifest who added what and when", async () => {
    const files = unzipSync(
      await bytesOf(await writeArchive([emoji("1", "hello")], new Map([["1", picture("one")]]), atMs)),
    );
    expect(JSON.parse(new TextDecoder().decode(files["manifest.json"]))).toEqual({
      format: "channelkeeper-emoji",
      version: 1,
      exported_at: "2026-03-02T10:00:00.000Z",
      emojis: [
        {
          name: "hello",
          file: "emoji/hello.gif",
          added_by: "Ada",
          added_by_email: "ada@b.co",
          date_added: "2020-02-10T21:39:50Z",
        },
      ],
    });
  });

  test("of others is named after its files, without what systems leave there", () => {
    const made = zipSync({
      "set/ship it.png": strToU8("a"),
      "set/.DS_Store": strToU8("b"),
      "__MACOSX/set/._ship it.png": strToU8("c"),
      "set/": new Uint8Array(),
    });
    expect(names(made)).toEqual(["ship_it"]);
  });

  test.each([
    ["no JSON", "{"],
    ["another format", JSON.stringify({ format: "other", version: 1, emojis: [] })],
    ["a later version", JSON.stringify({ format: "channelkeeper-emoji", version: 2, emojis: [] })],
  ])("whose manifest is %s is named after its files", (_, manifest) => {
    expect(names(zipSync({ "manifest.json": strToU8(manifest), "a.png": strToU8("a") }))).toEqual(["a"]);
  });

  test("is refused when it is broken, or has too many files", () => {
    const whole = zipSync({ "a.png": strToU8("a".repeat(1_000)) });
    expect(() => readArchive(whole.subarray(0, 40))).toThrow(ArchiveError);
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`${at}.png`, new Uint8Array()]));
    expect(() => readArchive(zipSync(many, { level: 0 }))).toThrow("more than 5000 files");
  });

  test("is refused by what it says it unpacks to, before anything is unpacked", () => {
    const bomb = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`${at}.png`, new Uint8Array(19 * 1_048_576)]),
    );
    expect(() => readArchive(zipSync(bomb, { level: 1 }))).toThrow("larger than 512 MB");
  });
});
