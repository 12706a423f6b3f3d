import { expect, test } from "vitest";
import { coversOf, custodiansOf, type Matter, matterTime } from "./legal-hold.ts";

const person = (userId: string) => ({ userId, email: `${userId}@x.co` });
const matter = (name: string, from: string, to: string, ...people: readonly string[]): Matter => ({
  id: name,
  name,
  from,
  to,
  people: people.map(person),
});
const matters = [
  matter("Harbour", "2026-02-01", "2026-03-03", "ada", "ben"),
  matter("Audit", "2026-02-01", "", "ben", "cleo"),
];

test.each([
  [["ada"], ["Harbour: ada"]],
  [
    ["ben", "dan"],
    ["Harbour: ben", "Audit: ben"],
  ],
  [["dan"], []],
  [["ADA"], ["Harbour: ada"]],
])("people %j are covered by %j", (userIds, covers) => {
  const found = coversOf(matters, userIds);
  expect(found.map(({ matter: { name }, people }) => `${name}: ${people.map(({ userId }) => userId)}`)).toEqual(covers);
});

test("somebody of two matters is looked up once", () => {
  expect(custodiansOf(matters).map(({ userId }) => userId)).toEqual(["ada", "ben", "cleo"]);
});

test("a matter's time in words", () => {
  expect(matters.map(matterTime)).toEqual(["1 Feb – 3 Mar 2026", "since 1 Feb 2026"]);
  expect(matterTime(matter("x", "", ""))).toBe("no dates");
});
