import { describe, expect, test } from "vitest";
import type { Candidate } from "./candidate.ts";
import { clashing, prefixFrom, type Settling, settled } from "./settle-names.ts";

const facts = { kind: "png", bytes: 10, width: 9, height: 9, isMoving: false } as const;
const of = (name: string, at: number, isUseless = false): Candidate => ({
  id: `${at}`,
  fileName: `${name}.png`,
  name,
  blob: new Blob(),
  preview: "",
  inspected: isUseless ? { verdict: "useless", why: "Empty." } : { verdict: "ready", facts, isLong: false },
});
const all = (...names: readonly string[]) => names.map((name, at) => of(name, at));
const taken = new Set(["hello", "hello_2", "x".repeat(100)]);
const names = (candidates: readonly Candidate[], settling: Settling) =>
  settled(candidates, taken, settling).map(({ name }) => name);

describe("clashing names", () => {
  const some = all("fine", "Hello", "twice", "TWICE", "twice", "", "");

  test("are those that are taken, and all but the first of those that stand twice", () => {
    expect([...clashing(some, taken)]).toEqual(["1", "3", "4"]);
    expect([...clashing([of("a", 0, true), of("a", 1)], taken)]).toEqual([]);
  });

  test("get numbers that are free, also among the others to be added", () => {
    expect(names(some, { way: "number" })).toEqual(["fine", "Hello_3", "twice", "TWICE_2", "twice_3", "", ""]);
    expect(names(all("a", "a", "a_2"), { way: "number" })).toEqual(["a", "a_3", "a_2"]);
    expect(names(all("x".repeat(100)), { way: "number" })).toEqual([`${"x".repeat(98)}_2`]);
  });

  test("get a prefix, and a number too where that is not enough", () => {
    const settling = { way: "prefix", prefix: "team_" } as const;
    expect(names(some, settling)).toEqual(["fine", "team_Hello", "twice", "team_TWICE", "team_twice_2", "", ""]);
  });

  test("are left out", () => {
    expect(names(some, { way: "leave-out" })).toEqual(["fine", "twice", "", ""]);
  });

  test.each([{ way: "number" }, { way: "prefix", prefix: "t_" }, { way: "leave-out" }] as const)(
    "are none after %j",
    (settling) => {
      expect(clashing(settled(some, taken, settling), taken).size).toBe(0);
    },
  );
});

test.each([
  ["team", "team_"],
  ["team_", "team_"],
  [" New team! ", "New_team_"],
  ["v1.2", "v1_2_"],
  ["", ""],
  ["日本", ""],
])("the prefix %j is %j", (text, prefix) => expect(prefixFrom(text)).toBe(prefix));
