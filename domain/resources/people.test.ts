// Who is meant by an address, a user ID and a member ID, and what counts as the same person.
import * as v from "valibot";
import { expect, test } from "vitest";
import { channelMembers } from "./channel-members.ts";
import { directoryGroupMembers } from "./directory-group-members.ts";
import { finderIn, type PersonState, SEVERAL } from "./people.ts";
import { spaceMembers } from "./space-members.ts";

const ada = { email: "ada@acme.example", userId: "u-Ada", memberId: "m-ada" };
const bob = { email: "bob@acme.example", userId: "u-Bob", memberId: "m-bob" };
const guest = { email: "", userId: "", memberId: "m-guest" };
/** As a list without member IDs tells them. */
const cem = { email: "cem@acme.example", userId: "u-Cem", memberId: "u-Cem" };
const find = finderIn([ada, bob, guest, cem]);
const nothing = { email: "", userId: "", memberId: "" };

test.each([
  ["an address", { email: "ADA@acme.example" }, ada],
  ["a user ID", { userId: "U-ADA" }, ada],
  ["a member ID", { memberId: "m-ada" }, ada],
  ["all of them", { email: "ada@acme.example", userId: "u-ada", memberId: "m-ada" }, ada],
  ["a member ID and an address that the list hides", { email: "guest@other.example", memberId: "m-guest" }, guest],
  ["a user ID and the member ID that another list has", { userId: "u-Cem", memberId: "m-cem" }, cem],
  ["nothing of theirs", { email: "dora@acme.example", memberId: "m-dora" }, undefined],
  ["a member ID and a made-up address", { email: "p0@nowhere.example", memberId: "m-ada" }, SEVERAL],
  ["a user ID and a made-up address", { email: "p0@nowhere.example", userId: "u-ada" }, SEVERAL],
  ["an address and somebody else’s user ID", { email: "ada@acme.example", userId: "u-bob" }, SEVERAL],
  ["an address and somebody else’s member ID", { email: "ada@acme.example", memberId: "m-bob" }, SEVERAL],
  ["an address and a made-up user ID", { email: "ada@acme.example", userId: "u-0" }, SEVERAL],
  ["a user ID and a made-up member ID", { userId: "u-ada", memberId: "m-0" }, SEVERAL],
] as const)("by %s", (_, given, found) => {
  expect(find({ ...nothing, ...given })).toBe(found);
});

const inChannel = (given: object) =>
  v.parse(channelMembers.target, { channelId: "c", channel: "Sales", name: "x", ...given });
const inSpace = (given: object) => v.parse(spaceMembers.target, { spaceId: "s", space: "Field", name: "x", ...given });
const inGroup = (given: object) =>
  v.parse(directoryGroupMembers.target, { groupId: "g", group: "Design", name: "x", ...given });
const found: PersonState = { role: "member", ...ada };
const absent: PersonState = { role: "none" };

test("whoever was found is one thing, however they were named", () => {
  const keys = [{ email: "p0@nowhere.example" }, { userId: "u-0" }, { memberId: "m-0" }];
  for (const given of keys) {
    expect(channelMembers.keyOf(inChannel(given), found)).toBe("c ada@acme.example");
    expect(spaceMembers.keyOf(inSpace(given), found)).toBe("s u-ada");
    expect(directoryGroupMembers.keyOf(inGroup(given), found)).toBe("g u-ada");
  }
});

test("whoever is still to come in is one thing by what they come in by", () => {
  const sameAddress = { email: "p0@nowhere.example", userId: "u-Ada" };
  expect(channelMembers.keyOf(inChannel(sameAddress), absent)).toBe("c p0@nowhere.example");
  expect(spaceMembers.keyOf(inSpace(sameAddress), absent)).toBe("s u-ada");
  expect(directoryGroupMembers.keyOf(inGroup(sameAddress), absent)).toBe("g u-ada");
});
