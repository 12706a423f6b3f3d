import { expect, test } from "vitest";
import { peopleTable } from "../memory/people-table.ts";
import { peopleCalled } from "./search.ts";

const person = (key: string, name: string) => ({ key, status: "active", isGone: false, text: name, isPlain: true });

/** Who is found by whom, once `others` are there whom they do not see. */
async function called(find: string, seen: readonly string[], others: readonly string[]): Promise<readonly string[]> {
  const table = peopleTable();
  const all = [...others, ...seen];
  for (const name of all) table.put(person(name, name));
  return (await peopleCalled([table], find, (key) => seen.includes(key))).toSorted();
}

const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => `${name}${String.fromCodePoint(97 + (at % 26), 97 + Math.floor(at / 26))}`);

test.each([
  ["has the word", "jensen", ["kristina jansen"], ["otto jensen"]],
  ["has words that are nearer, few of them", "logistixx", ["logisticss"], many(12, "logistix")],
  ["has words that are nearer, very many of them", "logistixx", ["logisticss"], many(300, "logistix")],
])("whom somebody sees is found by nearly a word, though who is not seen %s", async (_what, find, seen, others) => {
  expect(await called(find, seen, [])).toEqual(seen);
  expect(await called(find, seen, others)).toEqual(seen);
});

test("who is not seen has no word stand in for one of which others have a part", async () => {
  expect(await called("salse", ["xxsalsaxx"], ["salsa"])).toEqual([]);
});

test("no more words stand in than ten, and the same ones whoever else has them", async () => {
  const near = many(12, "logistix");
  expect(await called("logistixx", near, [])).toEqual(near.slice(0, 10));
  expect(await called("logistixx", near, [near[11] ?? "", "one logistixla", "two logistixla"])).toEqual(
    near.slice(0, 10),
  );
});
