// The file of what became of a change's items: whatever was planned goes in again as it was, but for what a file cannot hold.
import fc from "fast-check";
import { parse } from "valibot";
import { expect, test } from "vitest";
import { kindWords } from "../../../domain/actions/kind-words.ts";
import { actionIds, actionOf } from "../../../domain/actions/registry.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { planItem } from "../../../domain/changes/item.ts";
import { itemColumns } from "../../../domain/changes/item-columns.ts";
import { recogniseColumns } from "../../../domain/csv/columns.ts";
import { readRows } from "../../../domain/csv/read-rows.ts";
import { spoiledCell } from "../../../domain/csv/spoiled-cell.ts";
import { csvChunks } from "../../../domain/csv/write-csv.ts";
import { actionModel, cases } from "../../../domain/testing/action-models.ts";
import { checkRows, whyNoColumns } from "./check-rows.ts";
import { everyKind } from "./testing/every-kind.ts";
import { fieldsOf } from "./thing-refs.ts";

const kindOf = (kindId: string, connection: "me" | "account") => everyKind(connection).find(({ id }) => id === kindId);

const notImported = actionIds.flatMap((id) => {
  const { imported } = actionModel(id);
  return "not" in imported ? [[id, imported.not] as const] : [];
});
const imported = cases.filter(([id]) => !notImported.some(([other]) => other === id));

test.each(notImported)("no import does %s: %s", (id) => {
  expect(kindOf(id, "account")).toBeUndefined();
});

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

async function* inOne<Row>(row: Row): AsyncGenerator<readonly Row[]> {
  yield [row];
}

test.each(imported)("the results of %s through %s can be imported again", async (id, connection) => {
  const action = actionOf(id);
  const { resource } = action;
  const model = actionModel(id);
  const kind = "by" in model.imported ? kindOf(model.imported.by, connection) : undefined;
  if (!kind) throw new Error(`nothing imports the results of ${id}, and no .model.ts of domain/actions/ says why`);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(model.target, model.state, model.input, async (given, state, raw) => {
      const target: unknown = parse(resource.target, given);
      const input: unknown = parse(action.input, raw);
      const now = model.observe(parse(resource.state, state));
      const via = { connection, userId: "u-me" };
      const plan = planItem(action, target, { is: "known", state: now }, input, via);
      // What is left out has nothing to try again; what is created has no ID before.
      fc.pre(plan.skip === undefined && (!id.startsWith("create-") || !hasId(target)));
      const item = {
        ...plan,
        n: 0,
        part: 0,
        label: "One",
        status: "failed",
        endedAtMs: null,
      } as unknown as ChangeItemInfo;
      const columns = itemColumns([{ action, name: kindWords(id), input, isUndo: false }]);
      const read = readRows(await textOf(csvChunks(columns, inOne(item))));
      fc.pre(read.rows[1]?.values.every((cell) => spoiledCell(cell.trim()) === undefined) ?? false);
      const recognised = recogniseColumns(read, fieldsOf(kind));
      expect(whyNoColumns(kind, recognised.mapping)).toBeUndefined();
      const { good, problems, needsNames } = checkRows(kind, read, recognised, {});
      fc.pre(problems[0]?.reason.startsWith("Which members can post") !== true);
      expect([problems, needsNames.size]).toEqual([[], 0]);
      const [row] = good;
      const again = row?.part.targets[0];
      expect(row?.part.actionId).toBe(id);
      expect(resource.keyOf(parse(resource.target, again))).toBe(resource.keyOf(target));
      expect(action.want(again, now, parse(action.input, row?.part.input))).toEqual(action.want(target, now, input));
      count += 1;
    }),
    { numRuns: 60 },
  );
  expect(count).toBeGreaterThan(0);
});

/** Whether a target is something that is there. */
const hasId = (target: unknown): boolean =>
  ["channelId", "spaceId", "groupId"].some((key) => {
    const value: unknown = Reflect.get(target as object, key);
    return key !== "channelId" || !Object.hasOwn(target as object, "channel")
      ? typeof value === "string" && value !== ""
      : false;
  });

test("the results of an undo ask for what was before, not for what was undone", async () => {
  const action = actionOf("rename-channels");
  const channelId = "a1".repeat(16);
  const item = {
    n: 0,
    part: 0,
    label: "General",
    status: "failed",
    target: { channelId, name: "General", newName: "Everyone" },
    before: { name: "Everyone" },
    to: { name: "General" },
  } as unknown as ChangeItemInfo;
  const input = { find: "", replace: "", prefix: "", suffix: "" };
  const columns = itemColumns([{ action, name: "Undo: rename channels", input, isUndo: true }]);
  const cellOf = (header: string) => columns.find((column) => column.header === header)?.value(item);
  expect(cellOf("New name")).toBe("General");
  const leftOut = { ...item, to: null };
  expect(columns.find(({ header }) => header === "New name")?.value(leftOut)).toBeUndefined();
});

test("rows of several actions say which one they are of", () => {
  const parts = (["rename-channels", "archive-channels"] as const).map((id) => ({
    ...{ action: actionOf(id), name: kindWords(id), input: {}, isUndo: false },
  }));
  const action = itemColumns(parts).find(({ header }) => header === "Action");
  const said = [0, 1].map((part) => action?.value({ part } as ChangeItemInfo));
  expect(said).toEqual(["Rename channels", "Archive channels"]);
});
