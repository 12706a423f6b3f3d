// Rows that are left out come back as a file that is read as they were, whether they had a header or not.
import { expect, test } from "vitest";
import { headerOf, recogniseColumns } from "../../../domain/csv/columns.ts";
import { readRows } from "../../../domain/csv/read-rows.ts";
import { rowsFile } from "../../../domain/csv/rows-file.ts";
import { indexByName } from "./channels-named.ts";
import { checkRows } from "./check-rows.ts";
import { everyKind, kindNamed } from "./testing/every-kind.ts";
import { fieldsOf } from "./thing-refs.ts";

const named = { index: indexByName([{ id: "a1".repeat(16), name: "General" }]), where: "in this list" };

const allKinds = [...everyKind("account"), ...everyKind("me")];

test.each(allKinds.map((kind) => [kind.id, kind] as const))(
  "rows without a header come back from “%s” under one that says what is in them",
  (_, kind) => {
    const fields = fieldsOf(kind);
    const read = readRows([...fields.map((_field, at) => `cell ${at}`), "a note"].join(","));
    const mapping = Object.fromEntries(fields.map(({ key }, at) => [key, at]));
    const header = headerOf(read, { hasHeader: false, mapping }, fields);
    const again = readRows(`${header.join(",")}\r\n`);
    expect(recogniseColumns(again, fields)).toEqual({ hasHeader: true, mapping });
    expect(header.at(-1)).toBe(`Column ${fields.length + 1}`);
  },
);

test("a list of names alone can be put right and imported again", async () => {
  const kind = kindNamed("delete-channels", "account");
  const fields = fieldsOf(kind);
  const read = readRows("General\nNowhere");
  const columns = recogniseColumns(read, fields);
  const { problems } = checkRows(kind, read, columns, { channel: named });
  const rows = problems.map(({ record, reason }) => ({ values: record.values, reason }));
  let back = "";
  for await (const text of rowsFile(headerOf(read, columns, fields), rows)) back += text;
  expect(back).toBe("\uFEFFChannel name,import note\r\nNowhere,No channel in this list is named “Nowhere”.\r\n");
  const again = readRows(back.replace("\nNowhere", "\nGeneral"));
  const { good, problems: left } = checkRows(kind, again, recogniseColumns(again, fields), { channel: named });
  expect([good.map(({ things }) => things.channel?.id), left]).toEqual([["a1".repeat(16)], []]);
});
