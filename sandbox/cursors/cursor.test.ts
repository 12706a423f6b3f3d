import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operations } from "../../contract/operations.gen.ts";
import { createSandboxClock } from "../clock.ts";
import { fromBase62, toBase62 } from "./base62.ts";
import { createCursors } from "./cursor.ts";
import { pageSizeOf, pageSizes } from "./page-size.ts";

const open = () => {
  const clock = createSandboxClock({ nowMs: () => 1_700_000_000_000 });
  return { clock, cursors: createCursors(clock) };
};

describe("a cursor", () => {
  it("opens to the position sealed in it, of any length and alphabet", () => {
    const { cursors } = open();
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string(), (position, binding) => {
        const token = cursors.seal(binding, position, 1);
        expect(token).toMatch(/^[A-Za-z0-9]+$/);
        expect(cursors.open(binding, token)).toBe(position);
      }),
    );
  });

  it("does not open for another binding, nor when any character is changed", () => {
    const { cursors } = open();
    const token = cursors.seal("list a", "1200", 1000);
    expect(cursors.open("list b", token)).toBeNull();
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === "0" ? "1" : "0";
      expect(cursors.open("list a", token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
  });

  it("does not open for arbitrary text", () => {
    const { cursors } = open();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(cursors.open("x", text)).toBeNull();
      }),
    );
  });

  it("shows nothing of its position and ends when its time is over", () => {
    const { clock, cursors } = open();
    const token = cursors.seal("list", "1200", 1000);
    expect(token).toHaveLength(35);
    expect(cursors.seal("list", "1201", 1000).slice(0, 4)).not.toBe(token.slice(0, 4));
    clock.advance(999);
    expect(cursors.open("list", token)).toBe("1200");
    clock.advance(1);
    expect(cursors.open("list", token)).toBeNull();
  });

  it("is of no use to another sandbox", () => {
    expect(open().cursors.open("list", open().cursors.seal("list", "1", 1000))).toBeNull();
  });
});

it("base 62 gives back the bytes it was given", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }), (given) => {
      const bytes = Buffer.from(given.subarray(0, given.length - (given.length % 8)));
      expect(fromBase62(toBase62(bytes))).toEqual(bytes);
    }),
  );
});

describe("page sizes", () => {
  const paged = operations.filter(({ pagination }) => pagination.kind === "cursor");

  it("are known of every list with cursors and of nothing else, with the contract's defaults", () => {
    expect(Object.keys(pageSizes).sort()).toEqual(paged.map(({ id }) => id).sort());
    for (const { id, pagination } of paged)
      if (pagination.kind === "cursor" && pagination.defaultPageSize !== null)
        expect([id, pageSizeOf(id, undefined)]).toEqual([id, pagination.defaultPageSize]);
  });

  it("are cut to the maximum", () => {
    expect(pageSizeOf("listUsersChannels", undefined)).toBe(10);
    expect(pageSizeOf("listUsersChannels", 50)).toBe(50);
    expect(pageSizeOf("listUsersChannels", 51)).toBe(50);
    expect(pageSizeOf("listUsersChannels", 1)).toBe(1);
  });
});
