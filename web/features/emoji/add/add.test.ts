import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type Candidate, type Consent, judge } from "./candidate.ts";
import type { Found } from "./collect-files.ts";
import { nameFromFile, nameProblem } from "./emoji-name.ts";
import { placeOn } from "./fit-picture.ts";
import { type Inspected, isLong, whyUnfit } from "./inspect-picture.ts";
import { opened } from "./make-candidates.ts";
import { nameByManifests } from "./name-by-manifests.ts";
import { kindOf } from "./picture-kind.ts";

test.each([
  ["\x89PNG\r\n\x1a\n....", "png"],
  ["\xff\xd8\xff\xe0", "jpeg"],
  ["GIF89a", "gif"],
  ["GIF87a", "gif"],
  ["RIFF\x10\0\0\0WEBPVP8 ", "webp"],
  ["RIFF\x10\0\0\0WAVEfmt ", null],
  ["BM\x36", "bmp"],
  ["\0\0\0\x1cftypavif", "avif"],
  ["\0\0\0\x1cftypisom", null],
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["<svg xmlns=", null],
  ["\x89PN", null],
  ["", null],
])("%j is %s", (head, kind) => {
  expect(kindOf(Uint8Array.from(head, (sign) => sign.charCodeAt(0)))).toBe(kind);
});

test.each([
  ["party parrot (2).gif", "party_parrot_2"],
  ["folder/deep/Ship-It.png", "Ship_It"],
  ["Käse.png", "Kase"],
  ["日本.png", ""],
  ["_x_.jpg", "x"],
  ["no extension", "no_extension"],
  [`${"x".repeat(150)}.png`, "x".repeat(100)],
  [".png", ""],
])("%j proposes %j", (file, name) => expect(nameFromFile(file)).toBe(name));

test.each([
  ["fine_1", null],
  ["", "Enter a name."],
  ["not fine", "Only letters A to Z, digits and underscores."],
  ["ümlaut", "Only letters A to Z, digits and underscores."],
  ["x".repeat(101), "At most 100 characters."],
  ["Taken", "The account already has an emoji with this name."],
  ["Twice", "Another emoji here has the same name."],
])("the name %j: %s", (name, problem) => {
  expect(nameProblem(name, new Set(["taken"]), new Map([["twice", 2]]))).toBe(problem);
});

test.each([
  [{ kind: "png", bytes: 262_144 }, null],
  [{ kind: "png", bytes: 262_145 }, "Larger than 256 KB."],
  [{ kind: "webp", bytes: 10 }, "Zoom does not accept WebP pictures."],
] as const)("%j is unfit: %s", (facts, why) => expect(whyUnfit(facts)).toBe(why));

test("a picture is long from twice its other side on", () => {
  expect([isLong({ width: 199, height: 100 }), isLong({ width: 100, height: 200 })]).toEqual([false, true]);
});

test.each([
  [128, 1000, 500, { x: 0, y: 32, width: 128, height: 64 }],
  [128, 500, 1000, { x: 32, y: 0, width: 64, height: 128 }],
  [40, 40, 10, { x: 0, y: 15, width: 40, height: 10 }],
  [128, 5000, 1, { x: 0, y: 63, width: 128, height: 1 }],
])("on %i a picture of %i × %i stands at %j", (side, width, height, place) => {
  expect(placeOn(side, width, height)).toEqual(place);
});

describe("judging", () => {
  const facts = { kind: "png", bytes: 10, width: 9, height: 9, isMoving: false } as const;
  const verdicts: Readonly<Record<string, Inspected>> = {
    ready: { verdict: "ready", facts, isLong: false },
    long: { verdict: "ready", facts, isLong: true },
    unfit: { verdict: "unfit", facts, why: "Larger than 256 KB." },
    useless: { verdict: "useless", why: "The file is empty." },
  };
  const of = (kind: string, name = kind): Candidate => ({
    id: `${kind} ${name}`,
    fileName: `${name}.png`,
    name,
    blob: new Blob(),
    preview: "",
    inspected: verdicts[kind] ?? { verdict: "useless", why: "" },
  });
  const outcome = (candidates: readonly Candidate[], consent: Consent = { unfit: false, long: false }) =>
    [...judge(candidates, new Set(["taken"]), consent).values()].map((judged) =>
      judged.outcome === "add" ? `add${judged.isFitted ? " fitted" : ""}` : judged.by,
    );

  test("adds what is ready, and nothing else that nobody agreed to", () => {
    expect(outcome([of("ready"), of("long"), of("unfit"), of("useless")])).toEqual(["add", "add", "fit", "file"]);
  });
  test("fits what the person agreed to, each kind by itself", () => {
    const all = [of("ready"), of("long"), of("unfit"), of("useless")];
    expect(outcome(all, { unfit: true, long: false })).toEqual(["add", "add", "add fitted", "file"]);
    expect(outcome(all, { unfit: false, long: true })).toEqual(["add", "add fitted", "fit", "file"]);
  });
  test("holds back names that are taken or stand twice; a useless file takes no name away", () => {
    expect(
      outcome([of("ready", "Taken"), of("ready", "a"), of("long", "A"), of("ready", "b"), of("useless", "b")]),
    ).toEqual(["name", "name", "name", "add", "file"]);
  });
});

describe("a CSV beside the files", () => {
  const found = (path: string, text = "x"): Found => ({
    fileName: path,
    path,
    name: nameFromFile(path),
    blob: new Blob([text]),
  });
  const named = async (csv: string, ...paths: readonly string[]) =>
    (await nameByManifests([...paths.map((path) => found(path)), found("names.csv", csv)])).map(
      ({ fileName, name, failure }) => (failure === undefined ? `${fileName} → ${name}` : `${fileName}: ${failure}`),
    );

  test("names them, whatever its columns are parted by and called; others keep their own", async () => {
    const csv = '\uFEFFShortcode;"File name"\r\n:party:;one.GIF\r\nShip_It;sub\\two.png\r\n';
    expect(await named(csv, "one.gif", "sub/two.png", "three.png")).toEqual([
      "one.gif → party",
      "sub/two.png → Ship_It",
      "three.png → three",
    ]);
    expect(await named("one.gif,party\nsub/two.png,ship", "one.gif", "sub/two.png")).toEqual([
      "one.gif → party",
      "sub/two.png → ship",
    ]);
  });

  test("says what is wrong with its rows, and names by the others", async () => {
    const rows = [
      "file,name",
      "one.gif,party",
      "gone.gif,lost",
      ",nobody",
      "two.png,",
      "ONE.gif,again",
      "three.png,1E+20",
      "one.gif,party, hat",
    ];
    expect(await named(rows.join("\n"), "one.gif", "two.png", "three.png")).toEqual([
      "one.gif → party",
      "two.png → two",
      "three.png → three",
      "names.csv, line 4: The row names no file.",
      "names.csv, line 5: The row has no name for “two.png”.",
      "names.csv, line 6: “ONE.gif” is already on line 2.",
      expect.stringMatching(/^names\.csv, line 7: A spreadsheet has shortened a long number to “1E\+20”/),
      expect.stringMatching(/^names\.csv, line 8: The row has more cells than the header: “hat”/),
      "names.csv, line 3: “gone.gif” is not among the files.",
    ]);
  });

  test.each([
    ["", "Line 1: The file is empty."],
    ["colour,name\nred,x", "The list has no column “File”."],
    ['file,name\n"one.gif,x', /^Line \d: /],
  ])("that cannot be read (%j) says why", async (csv, why) => {
    expect(await named(csv, "one.gif")).toEqual([
      "one.gif → one",
      typeof why === "string"
        ? `names.csv: ${why}`
        : expect.stringMatching(new RegExp(`^names\\.csv: ${why.source.slice(1)}`)),
    ]);
  });

  test("in a zip names what is in it, and one beside the zip too", async () => {
    const zip = (files: Readonly<Record<string, string>>): Found => ({
      ...found("set.zip"),
      blob: new Blob([
        new Uint8Array(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))),
      ]),
    });
    const inside = await opened([zip({ "a/one.gif": "1", "a/list.csv": "file,name\none.gif,inner" })]);
    expect(inside.map(({ name }) => name)).toEqual(["inner"]);
    const beside = await opened([found("names.csv", "file,name\na/one.gif,outer"), zip({ "a/one.gif": "1" })]);
    expect(beside.map(({ name }) => name)).toEqual(["outer"]);
  });
});
