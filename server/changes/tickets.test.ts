// The number of a ticket with each change: kept with it, in every entry of the trail that is about it, and found by it.
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AuditList } from "../../domain/audit/info.ts";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { parseCsv } from "../../domain/csv/parse-csv.ts";
import { verifyTrail } from "../audit/verify.ts";
import { type HttpChanges, part, plan, startHttpChanges, targetsOf } from "../testing/http-changes.ts";

let stack: HttpChanges["stack"];
let owner: HttpChanges["owner"];
let channels: HttpChanges["channels"];
beforeAll(async () => {
  ({ stack, owner, channels } = await startHttpChanges());
});
afterAll(() => stack.close());

const trail = async (query: string) => v.parse(AuditList, (await owner.get(`/api/audit?${query}`)).json()).rows;
const listed = async (query: string) =>
  ((await owner.get(`/api/changes?${query}`)).json() as { changes: readonly ChangeInfo[] }).changes;
const archived = (at: number, ticket?: string) =>
  plan(owner, {
    ...part("archive-channels", targetsOf(channels.slice(at, at + 1))),
    ...{ apply: true, confirmed: "grave", ticket },
  });

test("changes and every entry of theirs carry the ticket, and are found by it in any case", async () => {
  const { change } = await archived(0, " INC-12345 ");
  await archived(1, "INC-9");
  await archived(2);
  expect(change).toMatchObject({ status: "done", ticket: "INC-12345" });
  expect((await listed("ticket=inc-12345")).map(({ id }) => id)).toEqual([change.id]);
  expect((await listed("find=inc-123")).map(({ id }) => id)).toEqual([change.id]);
  expect(await listed("ticket=INC-1234")).toEqual([]);

  const rows = await trail("ticket=inc-12345");
  expect(rows.map(({ entry }) => entry.operation).sort()).toEqual(["applyChange", "performOperationsOnChannels"]);
  for (const { entry } of rows) expect(entry.change).toMatchObject({ id: change.id, ticket: "INC-12345" });
  const none = (await trail("action=archive-channels")).filter(({ entry }) => entry.change?.ticket === undefined);
  expect(none).toHaveLength(1);
});

test("files of the trail and of changes have the ticket", async () => {
  const { change } = await archived(3, "INC-77");
  const csv = parseCsv((await owner.get("/api/audit/export.csv?ticket=INC-77")).text);
  const at = csv.header.indexOf("ticket");
  expect(csv.records.map(({ values }) => values[at])).toEqual(["INC-77", "INC-77"]);
  const ocsf = (await owner.get("/api/audit/export.ocsf.jsonl?ticket=INC-77")).text.trim().split("\n");
  expect(ocsf.map((line) => JSON.parse(line).unmapped)).toMatchObject([{ ticket: "INC-77" }, { ticket: "INC-77" }]);
  const changes = parseCsv((await owner.get("/api/exports/changes.csv?connection=account&ticket=INC-77")).text);
  expect(changes.records).toHaveLength(1);
  expect(changes.records[0]?.values).toContain(change.title);
});

test("an undo has the ticket of what it undoes, or the one it is made for", async () => {
  const { change } = await archived(4, "INC-1");
  const undo = async (body?: unknown) =>
    (await owner.post(`/api/changes/${change.id}/undo`, body)).json() as ChangeInfo;
  expect(await undo()).toMatchObject({ ticket: "INC-1" });
  expect(await undo({ ticket: "INC-2" })).toMatchObject({ ticket: "INC-2" });
});

test("a plan gets its ticket where it is applied, and a ticket without a number or one too long is refused", async () => {
  const { change } = await plan(owner, part("archive-channels", targetsOf(channels.slice(5, 6))));
  for (const wrong of ["  ", "x".repeat(65)]) {
    const refused = await owner.post(`/api/changes/${change.id}/apply`, { ticket: wrong });
    expect(refused.json()).toMatchObject({ code: "invalid_request", message: expect.stringContaining("ticket") });
  }
  const applied = await owner.post(`/api/changes/${change.id}/apply`, { ticket: "x".repeat(64) });
  expect(applied.json()).toMatchObject({ status: "done", ticket: "x".repeat(64) });
  expect(await trail(`ticket=${"x".repeat(64)}`)).toHaveLength(2);
});

test("the chain is whole over entries with tickets and those that never had any", async () => {
  await trail("page_size=1");
  const { orm } = stack.database;
  const checked = await orm.transaction((within) => verifyTrail(within, { signer: null, known: [] }));
  expect(checked).toMatchObject({ flaws: [] });
});
