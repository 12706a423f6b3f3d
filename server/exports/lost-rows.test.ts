// Rows that cannot be read, and orders: without Zoom.
import fc from "fast-check";
import { type GenericSchema, parse } from "valibot";
import { expect, test } from "vitest";
import type { Ask } from "../../domain/answers/ask.ts";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import { isLost, type Told } from "../../domain/exports/told.ts";
import { channelsFile } from "./channel-files.ts";
import type { AnyFileKind, Given } from "./file-kind.ts";
import { sorted } from "./sorted.ts";

/** Zoom, as it answers one operation after another. */
const answering =
  (answers: Readonly<Record<string, unknown>>): Ask =>
  async (call, schema) =>
    parse(schema, answers[call.operationId]);

async function fileOf(kind: AnyFileKind, query: unknown, ask: Ask, format: "csv" | "json"): Promise<string> {
  const { made } = kind.open(<T>(schema: GenericSchema<unknown, T>) => parse(schema, query));
  // Lists of Zoom need nothing else.
  const file = await made({ ask } as Given);
  let text = "";
  for await (const chunk of file[format]()) text += chunk;
  expect(file.problemCount()).toBe(text.split("cannot be read").length - 1);
  return text;
}

const channel = (id: string) => ({ id, name: `Channel ${id}`, type: 3 });
const answers = {
  listAccountsPublicChannels: { channels: [channel("c1"), { id: "c2", type: 3 }, 7, channel("c3")] },
  listChannelMembers: {
    members: [
      { id: "u1", role: "member" },
      { id: "u2", role: 5 },
    ],
  },
};

test("a row that cannot be read stands in the file with its ID and the reason, past every filter and order", async () => {
  const query = { connection: "account", name: "channel", sort: "name.desc" };
  const { header, records } = parseCsv(await fileOf(channelsFile, query, answering(answers), "csv"));
  const cells = records.map(({ values }) => [values[0], values[header.indexOf("problem")]]);
  const lost = expect.stringMatching(/cannot be read/);
  expect(cells).toEqual([
    ["c3", ""],
    ["c1", ""],
    ["c2", lost],
    ["", lost],
  ]);
  const json: unknown = JSON.parse(await fileOf(channelsFile, query, answering(answers), "json"));
  expect(json).toEqual([
    expect.objectContaining({ id: "c3" }),
    expect.objectContaining({ id: "c1" }),
    { id: "c2", problem: lost },
    { id: "", problem: lost },
  ]);
});

test("the same of what is of each channel, and of a channel that cannot be read itself", async () => {
  const query = { connection: "account", with: "members" };
  const { header, records } = parseCsv(await fileOf(channelsFile, query, answering(answers), "csv"));
  const cells = records.map(({ values }) => [values[0], values[header.indexOf("user_id")], values.at(-1)]);
  const lost = expect.stringMatching(/cannot be read/);
  expect(cells).toEqual([
    ["c1", "u1", ""],
    ["c1", "", expect.stringMatching(/cannot be read.*u2/)],
    ["c3", "u1", ""],
    ["c3", "", lost],
    ["c2", "", lost],
    ["", "", lost],
  ]);
});

test("a list in an order is what sorting it whole gives, however it comes, with what is lost behind it", async () => {
  const row = fc.record({ n: fc.integer({ min: 0, max: 9 }), id: fc.nat() });
  const rows = fc.array(fc.array(fc.oneof(row, fc.constant(null)), { maxLength: 9 }), { maxLength: 9 });
  const byN = (a: { n: number }, b: { n: number }): number => a.n - b.n;
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (batches, runRows) => {
      const told = async function* () {
        for (const batch of batches)
          yield batch.map(
            (one): Told<{ n: number; id: number }> => (one ? { row: one } : { id: "x", problem: "lost" }),
          );
      };
      const all: Told<{ n: number; id: number }>[] = [];
      for await (const batch of sorted(told(), byN, runRows)) all.push(...batch);
      const whole = batches.flat().filter((one) => one !== null);
      expect(all.flatMap((one) => (isLost(one) ? [] : [one.row]))).toEqual(whole.toSorted(byN));
      expect(all.filter(isLost)).toHaveLength(batches.flat().length - whole.length);
      expect(all.slice(whole.length).every(isLost)).toBe(true);
    }),
  );
});
