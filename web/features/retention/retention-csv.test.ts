import { expect, test } from "vitest";
import { recogniseColumns } from "../../../domain/csv/columns.ts";
import { readRows } from "../../../domain/csv/read-rows.ts";
import { csvChunks } from "../../../domain/csv/write-csv.ts";
import { readPeriod } from "../../../domain/retention-period.ts";
import { loadedBatches } from "../../lib/csv/batches.ts";
import { channelFields } from "../../shared/imports/channel-fields.ts";
import { checkRows } from "../../shared/imports/check-rows.ts";
import { retentionKind } from "../../shared/imports/retention-kind.ts";
import type { PolicyRow } from "./policy-table.ts";
import { csvColumns } from "./retention-csv.ts";

const id = (sign: string) => sign.repeat(32);
const row = (sign: string, wire: string, isCustom: boolean): PolicyRow => ({
  id: id(sign),
  name: `=${sign}, "quoted"`,
  policy: { isCustom, period: readPeriod(wire), wire },
  error: undefined,
});

test("what is exported is imported as it was", async () => {
  const written = csvColumns((one) => (one === id("a") ? ["Harbour", "Audit"] : []), Date.parse("2026-06-15"));
  let text = "";
  for await (const chunk of csvChunks(written, loadedBatches([row("a", "6m", true), row("b", "2y", false)])))
    text += chunk;
  expect(text).toContain("2025-12-15,Harbour; Audit");
  const read = readRows(text);
  const columns = recogniseColumns(read, [...channelFields, ...retentionKind.fields]);
  const { good, problems } = checkRows(retentionKind, read, columns, undefined);
  expect(problems).toEqual([]);
  expect(good.map(({ part }) => part)).toEqual([
    { actionId: "set-retention", input: { period: "6m" }, targets: [{ channelId: id("a"), name: '=a, "quoted"' }] },
    { actionId: "set-retention", input: { period: null }, targets: [{ channelId: id("b"), name: '=b, "quoted"' }] },
  ]);
});
