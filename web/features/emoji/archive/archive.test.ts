import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Emoji } from "../../../../domain/exports/emoji-rows.ts";
import { ArchiveError } from "../add/archive-error.ts";
import { nameByManifests } from "../add/name-by-manifests.ts";
import { readArchive } from "../add/read-archive.ts";
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
const read = (bytes: Uint8Array) => nameByManifests(readArchive(bytes));
const names = async (bytes: Uint8Array) => (await read(bytes)).map(({ name }) => name);

describe("an archive", () => {
  test("reads back as it was written: the same names and the same bytes", async () => {
    const emojis = [emoji("1", "hello"), emoji("2", "Hello_2"), emoji("3", "HELLO"), emoji("4", "lost")];
    const pictures = new Map([
      ["1", picture("one")],
      ["2", picture("two", "image/png")],
      ["3", picture("three")],
    ]);
    const found = await read(await bytesOf(await writeArchive(emojis, pictures, atMs)));
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

  test("of others is named after its files, without what systems leave there", async () => {
    const made = zipSync({
      "set/ship it.png": strToU8("a"),
      "set/.DS_Store": strToU8("b"),
      "__MACOSX/set/._ship it.png": strToU8("c"),
      "set/": new Uint8Array(),
    });
    expect(await names(made)).toEqual(["ship_it"]);
  });

  test.each([
    ["no JSON", "{"],
    ["another format", JSON.stringify({ format: "other", version: 1, emojis: [] })],
    ["a later version", JSON.stringify({ format: "channelkeeper-emoji", version: 2, emojis: [] })],
  ])("whose manifest is %s is named after its files", async (_, manifest) => {
    expect(await names(zipSync({ "manifest.json": strToU8(manifest), "a.png": strToU8("a") }))).toEqual(["a"]);
  });

  test.each([
    ["names and files", { party_parrot: "a.gif", "ship-it": "b.png" }],
    [
      "names and addresses",
      { emoji: { party_parrot: "https://x.test/e/1/a.gif?v=2", ":ship-it:": "https://x.test/b.png" } },
    ],
    ["a pack's files", { pack: { license: "CC0" }, files: { party_parrot: "./a.gif", "ship-it": "b.png" } }],
    [
      "a list",
      [
        { name: "party parrot", file: "a.gif" },
        { shortcode: ":ship-it:", url: "/b.png" },
      ],
    ],
    [
      "a list in an object",
      {
        title: "Set",
        emojis: [
          { name: "party_parrot", src: "a.gif" },
          { name: "ship it", src: "b.png" },
        ],
      },
    ],
    [
      "names within",
      {
        emojis: [
          { fileName: "a.gif", emoji: { name: "party_parrot" } },
          { fileName: "b.png", emoji: { name: "ship-it" } },
        ],
      },
    ],
  ])("of another program is named by its manifest: %s", async (_, manifest) => {
    const made = zipSync({
      "set/pack.json": strToU8(JSON.stringify(manifest)),
      "set/a.gif": strToU8("a"),
      "set/b.png": strToU8("b"),
      "set/c.png": strToU8("c"),
      "a.gif": strToU8("not of the set"),
    });
    expect(await names(made)).toEqual(["party_parrot", "ship_it", "c", "a"]);
  });

  test("keeps what is no manifest among its files, to be told of", async () => {
    const made = zipSync({ "notes.json": strToU8('{"a":1,"file":"x"}'), "a.png": strToU8("a") });
    expect(await names(made)).toEqual(["notes", "a"]);
  });

  test("is refused when it is broken, or has too many files", () => {
    const whole = zipSync({ "a.png": strToU8("a".repeat(1_000)) });
    expect(() => readArchive(whole.subarray(0, 40))).toThrow(ArchiveError);
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`${at}.png`, new Uint8Array()]));
    expect(() => readArchive(zipSync(many, { level: 0 }))).toThrow("more than 5000 files");
  });

  test("is refused by what it says it unpacks to, before anything is unpacked", () => {
    const bomb = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.png`, strToU8("a")])));
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    // In the directory at its end each file says how large it is unpacked.
    for (let at = 0; at + 46 <= bomb.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 19 * 1_048_576, true);
    expect(() => readArchive(bomb)).toThrow("larger than 512 MB");
  });
});
