import { afterEach, expect, test, vi } from "vitest";
import { coversOf, custodiansOf, listMatters, type Matter, matterTime } from "./legal-hold.ts";

afterEach(() => vi.unstubAllGlobals());

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

test("a matter that cannot be read, or not all of whose people, may cover any channel", async () => {
  vi.stubGlobal("fetch", async () =>
    Response.json({
      legal_hold_matters: [
        { matter_id: "1", matter_name: "Whole", matter_users: [{ user_id: "ada" }] },
        { matter_id: "2", matter_name: "Partly", matter_users: [{ user_id: "ada" }, null] },
        null,
      ],
    }),
  );
  const found = coversOf(await listMatters(new AbortController().signal), ["dan"]);
  expect(found.map(({ matter: { name } }) => name)).toEqual(["Partly", "A matter that could not be read"]);
});
