// Rows of files held against a kind of import, where some things have names.
import { recogniseColumns } from "../../../../domain/csv/columns.ts";
import { readRows } from "../../../../domain/csv/read-rows.ts";
import { indexByName } from "../channels-named.ts";
import { checkRows, type NamesRead, whyNoColumns } from "../check-rows.ts";
import { type FixedThings, type ImportKinds, mergeParts, type NamedThing } from "../import-kind.ts";
import { fieldsOf } from "../thing-refs.ts";

/** IDs of channels. */
export const [general, sales] = ["a1".repeat(16), "B0".repeat(16)];

export const namesIn = (things: readonly NamedThing[], where: string) => ({ index: indexByName(things), where });
export const named: NamesRead = {
  channel: namesIn(
    [
      { id: general, name: "General" },
      { id: sales, name: "Sales" },
    ],
    "in this list",
  ),
  group: namesIn(
    [
      { id: "g1", name: "Design" },
      { id: "g2", name: "Twice" },
      { id: "g3", name: "twice" },
    ],
    "in the directory",
  ),
  mentionGroup: {
    ...namesIn(
      [
        { id: "m1", name: "on-call", within: general },
        { id: "m2", name: "on-call", within: sales },
        { id: "m3", name: "leads", within: sales },
      ],
      "in this channel",
    ),
    within: new Set([general, sales]),
  },
  space: namesIn([{ id: "s1", name: "Platform" }], "of the account"),
  emoji: namesIn([{ id: "f1", name: "shipit" }], "in the account"),
};

interface Checking {
  readonly fixed?: FixedThings;
  readonly names?: NamesRead;
}

/** What comes of rows by a kind of some: parts with their targets, problems by line, doubts. */
export function check(
  kinds: ImportKinds,
  id: string,
  rows: readonly string[],
  { fixed = {}, names = named }: Checking = {},
) {
  const kind = kinds.find((one) => one.id === id);
  if (!kind) throw new Error(`no kind ${id}`);
  const read = readRows(rows.join("\r\n"));
  const columns = recogniseColumns(read, fieldsOf(kind, fixed));
  const { good, problems, doubts, needsNames } = checkRows(kind, read, { ...columns, fixed }, names);
  const by = ({ record, reason }: (typeof problems)[number]) => `${record.line}: ${reason}`;
  return {
    parts: mergeParts(good.map(({ part }) => part)),
    problems: problems.map(by),
    doubts: doubts.map(by),
    needsNames: [...needsNames].map(([key, within]) => [key, [...within]]),
    missing: whyNoColumns(kind, columns.mapping, fixed),
  };
}
