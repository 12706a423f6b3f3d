import { expect, it } from "vitest";
import { cursorPage } from "../../../lib/cursor-list/page.ts";
import type { Member } from "../model/member.ts";
import { askTheList } from "./ask-the-list.ts";

const member = (name: string): Member => ({
  id: `m-${name}`,
  userId: `u-${name}`,
  name,
  email: `${name}@Corp.example`,
  role: "member",
  isExternal: false,
});

/** A member list of one person a page; remembers how many pages were read. */
function list(names: readonly string[]) {
  let reads = 0;
  return {
    reads: () => reads,
    readPage: async (cursor: string | undefined) => {
      reads += 1;
      const at = Number(cursor ?? 0);
      const more = at + 1 < names.length ? `${at + 1}` : "";
      return cursorPage(names.slice(at, at + 1).map(member), more, names.length, 0);
    },
  };
}

const kinds = (outcomes: ReadonlyMap<string, { readonly kind: string }>): string =>
  [...outcomes].map(([address, { kind }]) => `${address.split("@")[0]}:${kind}`).join(" ");

it("tells added, present and absent people apart, whatever the case of their address", async () => {
  const { readPage } = list(["ann", "bob", "cem"]);
  const open = new Set(["ann@corp.example", "bob@corp.example", "nobody@corp.example"]);
  expect(kinds(await askTheList(readPage, open, new Set(["m-bob"])))).toBe("ann:was-member bob:added nobody:not-added");
});

it("stops reading once all are found", async () => {
  const { readPage, reads } = list(["ann", "bob", "cem", "dan"]);
  await askTheList(readPage, new Set(["bob@corp.example"]), new Set());
  expect(reads()).toBe(2);
});

it("leaves open what a list too long to read does not show", async () => {
  const { readPage, reads } = list(Array.from({ length: 500 }, (_, index) => `p${index}`));
  const outcomes = await askTheList(readPage, new Set(["p400@corp.example"]), new Set());
  expect(kinds(outcomes)).toBe("p400:unclear");
  expect(reads()).toBe(100);
});
