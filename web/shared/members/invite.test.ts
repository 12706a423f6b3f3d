import { describe, expect, it } from "vitest";
import { whyInvalid } from "../../lib/addresses/why-invalid.ts";
import { whyNoExternal } from "../channel/model/channel.ts";
import { fromAddress } from "../people/picked-person.ts";
import { INVITE_CALL_SIZE, type InviteRules, inAccount, isRefused, planInvitations } from "./invite-plan.ts";

const addresses = (count: number, domain: string): string[] =>
  Array.from({ length: count }, (_, index) => `p${index}@${domain}`);
const rules: InviteRules = {
  size: 20,
  isInAccount: inAccount(new Set(["corp.example"]), []),
  members: new Set(),
  whyNoExternal: undefined,
};

describe("planInvitations cuts calls", () => {
  it.each([
    ["me", 20, [20]],
    ["me", 45, [20, 20, 5]],
    ["account", 5, [5]],
    ["account", 12, [5, 5, 2]],
    ["account", 0, []],
  ] as const)("on %s %i colleagues take calls of %j", (connection, count, sizes) => {
    const { calls } = planInvitations(addresses(count, "corp.example"), {
      ...rules,
      size: INVITE_CALL_SIZE[connection],
    });
    expect(calls.map((call) => call.length)).toEqual(sizes);
  });

  it("gives every address elsewhere a call of its own, after the colleagues", () => {
    const plan = planInvitations(["x@other.example", "a@corp.example", "y@Other.example"], rules);
    expect(plan.calls).toEqual([["a@corp.example"], ["x@other.example"], ["y@Other.example"]]);
    expect(plan.elsewhere).toHaveLength(2);
  });

  it("sends nothing for people who are members", () => {
    const plan = planInvitations(["a@corp.example", "b@corp.example"], {
      ...rules,
      members: new Set(["a@corp.example"]),
    });
    expect(plan.calls).toEqual([["b@corp.example"]]);
    expect(plan.members).toEqual(["a@corp.example"]);
  });
});

describe("where people of other accounts cannot be added", () => {
  const closed = { ...rules, whyNoExternal: "Only people in this account" };
  const found = { email: "Ann@second.example", userId: "u1", memberId: "", name: "Ann" };

  it("their addresses are left out before anything is sent, with the reason", () => {
    const plan = planInvitations(["out@elsewhere.example", "a@corp.example"], closed);
    expect(plan).toMatchObject({
      calls: [["a@corp.example"]],
      elsewhere: [],
      refused: ["out@elsewhere.example"],
      whyRefused: "Only people in this account",
    });
  });

  it("who was found in the account is invited, whatever their domain", () => {
    const plan = planInvitations(["ann@second.example"], { ...closed, isInAccount: inAccount(new Set(), [found]) });
    expect(plan.calls).toEqual([["ann@second.example"]]);
  });

  it.each([
    ["an address elsewhere", fromAddress("out@elsewhere.example"), closed, true],
    ["an address of the account", fromAddress("A@Corp.example"), closed, false],
    ["somebody found in the account", found, closed, false],
    ["an address elsewhere, where they can be added", fromAddress("out@elsewhere.example"), rules, false],
  ])("a picker refuses %s: %#", (_, person, by, expected) => expect(isRefused(person, by)).toBe(expected));

  it.each([
    [1, undefined, false, undefined],
    [1, 0, true, /^Nobody can add/],
    [1, 1, false, undefined],
    [1, 2, false, undefined],
    [1, 3, false, /^Only the owner and administrators/],
    [1, 3, true, undefined],
    [2, 1, true, /^Only people in this account/],
    [3, undefined, true, /^Only people in this account/],
    [4, 0, false, undefined],
    [5, 0, true, /^Nobody can add/],
    [5, 3, true, undefined],
    [0, undefined, false, undefined],
  ] as const)("type %i with the rule %s, leading %s", (type, external, canLead, why) => {
    const said = whyNoExternal({ type, external }, canLead);
    if (why === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(why);
  });
});

describe("whyInvalid", () => {
  it.each([
    ["jane.doe", "no @"],
    ["@corp.example", "before"],
    ["jane@", "after"],
    ["jane@corp", "no dot"],
    ["jane@corp..example", "extra dot"],
    ["jane@.example", "extra dot"],
    ["jane@a@b.example", "more than one"],
    ["ja(ne@corp.example", "character"],
  ])("%s", (piece, word) => expect(whyInvalid(piece)).toContain(word));
});
