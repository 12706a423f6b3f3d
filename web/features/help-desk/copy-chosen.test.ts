import { expect, test } from "vitest";
import type { CopyRow } from "../../../domain/help-desk/copy-access.ts";
import { choosing, choosingAll, choosingNothing, chosenIn } from "./copy-chosen.ts";

const step = { actionId: "invite-members", target: {} };
const row = (id: string, over: Partial<CopyRow> = {}): CopyRow => ({
  ...{ id, what: "channel", placeId: id, name: id, channel: "", role: "member" },
  ...{ member: step, admin: null, needs: null, leftOut: null, note: null },
  ...over,
});
const rows = [
  row("a", { admin: step }),
  row("b"),
  row("promoted", { member: null, admin: step }),
  row("group", { needs: "b" }),
  row("out", { member: null, leftOut: "They are already in it." }),
];

/** The address after some choices. */
function after(...changes: readonly ((params: URLSearchParams) => Readonly<Record<string, string>>)[]) {
  const params = new URLSearchParams();
  for (const change of changes) for (const [name, value] of Object.entries(change(params))) params.set(name, value);
  return Object.fromEntries(chosenIn(params, rows));
}
const choose = (id: string, as: "member" | "admin" | null) => (params: URLSearchParams) =>
  choosing(params, rows.find((one) => one.id === id) ?? row(id), as);

test("everything is copied as a member at first, and nothing that is left out", () => {
  expect(after()).toEqual({ a: "member", b: "member", group: "member" });
});

test("what is chosen stands in the address, beginning with all or with nothing", () => {
  expect(after(choose("a", "admin"), choose("promoted", "admin"))).toMatchObject({ a: "admin", promoted: "admin" });
  expect(after(choose("a", "admin"), choose("a", null))).not.toHaveProperty("a");
  expect(after(() => choosingNothing)).toEqual({});
  expect(after(() => choosingNothing, choose("a", "member"))).toEqual({ a: "member" });
  expect(after(() => choosingNothing, choose("a", "admin"))).toEqual({ a: "admin" });
  expect(after(() => choosingNothing, choose("a", "admin"), choose("a", null))).toEqual({});
  expect(
    after(
      () => choosingNothing,
      () => choosingAll,
    ),
  ).toEqual(after());
});

test("a mention group is not copied without its channel", () => {
  expect(after(choose("b", null))).toEqual({ a: "member" });
});
