import { describe, expect, it } from "vitest";
import type { Activity, ActivityPerson } from "../api/activity.ts";
import { byDay } from "./by-day.ts";
import { sentenceOf } from "./sentence.ts";

const person = (name: string): ActivityPerson => ({ id: `m-${name}`, name, isExternal: false });
const entry = (status: Activity["status"], operator: string, ...people: string[]): Activity => ({
  atMs: new Date(2026, 2, 2, 9, 30).getTime(),
  operator: person(operator),
  status,
  people: people.map(person),
});

describe("sentenceOf says who did what to whom", () => {
  it.each([
    [entry("joined", "Ann", "Ann"), "", "Ann", "joined"],
    [entry("left", "Ann", "Ann"), "", "Ann", "left"],
    [entry("joined", "Ann", "Bob", "Cem"), "Ann added", "Bob Cem", ""],
    [entry("joined", "Ann", "Ann", "Bob"), "Ann added", "Ann Bob", ""],
    [entry("left", "Ann", "Bob"), "Ann removed", "Bob", ""],
    [entry("left", "Ann"), "", "Ann", "left"],
  ])("%#", (activity, before, names, after) => {
    const sentence = sentenceOf(activity);
    expect([sentence.before, sentence.people.map(({ name }) => name).join(" "), sentence.after]).toEqual([
      before,
      names,
      after,
    ]);
  });
});

it("groups entries by the reader's day", () => {
  const at = (day: number, hour: number): Activity => ({
    ...entry("joined", "Ann", "Ann"),
    atMs: new Date(2026, 2, day, hour).getTime(),
  });
  const days = byDay([at(3, 8), at(2, 23), at(2, 0)]);
  expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
    ["2026-03-03", 1],
    ["2026-03-02", 2],
  ]);
});
