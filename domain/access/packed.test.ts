import { expect, test } from "vitest";
import { can, type Holding } from "./can.ts";
import { packed, unpacked } from "./packed.ts";
import { builtInRole } from "./roles.ts";

const NOW = 1_000;
const channelIds = Array.from({ length: 2_000 }, (_, n) => `${String(n).padStart(32, "a")}`);
const [first = ""] = channelIds;
const holdings: readonly Holding[] = [
  {
    role: builtInRole("help-desk"),
    set: { of: "list", channelIds },
    untilMs: 5_000,
    source: { by: "zoom", roleName: "" },
  },
  {
    role: builtInRole("help-desk"),
    set: { of: "spaces", spaceIds: ["s"] },
    untilMs: null,
    source: { by: "everybody" },
  },
  {
    role: builtInRole("channel-owner"),
    set: { of: "own", as: "leader" },
    untilMs: null,
    source: { by: "everybody" },
  },
];
const channel = (channelId: string) =>
  ({ is: "channel", channel: { channelId, name: null, spaceId: null, own: null, isProtected: false } }) as const;
const may = (
  some: readonly Parameters<typeof can>[0]["holdings"][number][] | ReturnType<typeof unpacked>,
  id: string,
) => can({ userId: "ada", holdings: some }, "invite-members", channel(id), NOW).is;

test("what decides comes out as it went in", () => {
  const short = holdings.map((one) =>
    one.set.of === "list" ? { ...one, set: { ...one.set, channelIds: [first] } } : one,
  );
  expect(unpacked(packed(short, first))).toEqual(
    short.map(({ role, set, untilMs, source }) => ({ role, set, untilMs, by: source.by })),
  );
});

test("of a list it has the channel that is asked about, and decides as the whole does", () => {
  for (const id of [first, "elsewhere"]) expect(may(unpacked(packed(holdings, id)), id)).toBe(may(holdings, id));
});

test("a list of thousands weighs next to nothing", () => {
  expect(JSON.stringify(packed(holdings, null)).length).toBeLessThan(1_500);
});

test("a right that this version does not know takes nothing away", () => {
  const role = { id: "x", name: "X", rights: ["fly", "invite-members"] };
  const held = unpacked({ roles: [role], holdings: [{ roleId: "x", set: { of: "all" }, untilMs: null, by: "grant" }] });
  expect(may(held, "anywhere")).toBe("allowed");
});
