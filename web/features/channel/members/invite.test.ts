import { describe, expect, it } from "vitest";
import { whyInvalid } from "../../../lib/addresses/why-invalid.ts";
import type { Member } from "../model/member.ts";
import { idsIn, outcomeByList, outcomeOfCall } from "./invite-outcome.ts";
import { INVITE_SIZE, planInvitations } from "./invite-plan.ts";

const addresses = (count: number, domain: string): string[] =>
  Array.from({ length: count }, (_, index) => `p${index}@${domain}`);
const domains = new Set(["corp.example"]);
const nobody: ReadonlySet<string> = new Set();

describe("planInvitations cuts calls", () => {
  it.each([
    ["me", 20, [20]],
    ["me", 45, [20, 20, 5]],
    ["account", 5, [5]],
    ["account", 12, [5, 5, 2]],
    ["account", 0, []],
  ] as const)("on %s %i colleagues take calls of %j", (connection, count, sizes) => {
    const { calls } = planInvitations(addresses(count, "corp.example"), INVITE_SIZE[connection], domains, nobody);
    expect(calls.map((call) => call.length)).toEqual(sizes);
  });

  it("gives every address elsewhere a call of its own, after the colleagues", () => {
    const plan = planInvitations(["x@other.example", "a@corp.example", "y@Other.example"], 20, domains, nobody);
    expect(plan.calls).toEqual([["a@corp.example"], ["x@other.example"], ["y@Other.example"]]);
    expect(plan.elsewhere).toHaveLength(2);
  });

  it("sends nothing for people who are members", () => {
    const plan = planInvitations(["a@corp.example", "b@corp.example"], 20, domains, new Set(["a@corp.example"]));
    expect(plan.calls).toEqual([["b@corp.example"]]);
    expect(plan.members).toEqual(["a@corp.example"]);
  });
});

describe("what an invitation's answer says", () => {
  it.each([
    [undefined, []],
    ["", []],
    ["a", ["a"]],
    ["a, b,,c ", ["a", "b", "c"]],
  ])("ids in %j", (text, expected) => expect(idsIn(text)).toEqual(expected));

  it.each([
    ["all were added", 3, false, ["1", "2", "3"], "added"],
    ["fewer than asked leaves it to the list", 3, false, ["1", "2"], undefined],
    ["no colleague added leaves it to the list", 1, false, [], undefined],
    ["an outsider was added", 1, true, ["1"], "added"],
    ["an outsider was not", 1, true, [], "mailed"],
  ] as const)("%s", (_, count, isElsewhere, memberIds, expected) => {
    expect(outcomeOfCall(count, isElsewhere, { userIds: [], memberIds })?.kind).toBe(expected);
  });

  it("counts outsiders, who have no user id in the answer", () => {
    expect(outcomeOfCall(2, false, { userIds: ["u1"], memberIds: ["m1", "m2"] })?.kind).toBe("added");
  });
});

describe("what the member list says of an address the answer left open", () => {
  const member: Member = {
    id: "m1",
    userId: "u1",
    name: "A",
    email: "a@corp.example",
    role: "member",
    isExternal: false,
  };
  const byEmail = new Map([["a@corp.example", member]]);
  it.each([
    ["a@corp.example", ["m1"], true, "added"],
    ["a@corp.example", ["u1"], true, "added"],
    ["a@corp.example", [], true, "was-member"],
    ["b@corp.example", ["m1"], true, "not-added"],
    ["b@corp.example", ["m1"], false, "unclear"],
  ] as const)("%s with %j added, list complete %s: %s", (address, ids, isComplete, expected) => {
    expect(outcomeByList(address, byEmail, new Set(ids), isComplete).kind).toBe(expected);
  });
});

describe("whyInvalid", () => {
  it.each([
    ["jane.doe", "no @"],
    ["@corp.example", "before"],
    ["jane@", "after"],
    ["jane@corp", "no dot"],
    ["jane@corp..example", "dot too many"],
    ["jane@.example", "dot too many"],
    ["jane@a@b.example", "more than one"],
    ["ja(ne@corp.example", "character"],
  ])("%s", (piece, word) => expect(whyInvalid(piece)).toContain(word));
});
