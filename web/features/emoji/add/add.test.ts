import { describe, expect, test } from "vitest";
import { type Candidate, type Consent, judge } from "./candidate.ts";
import { nameFromFile, nameProblem } from "./emoji-name.ts";
import { placeOn } from "./fit-picture.ts";
import { type Inspected, isLong, whyUnfit } from "./inspect-picture.ts";
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
