import { expect, test } from "vitest";
import { userIdKey } from "../../../contract/user-id.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import { copyOf } from "./copy-members.ts";

const member = (name: string, more: Partial<Member> = {}): Member => ({
  id: `m-${name}`,
  userId: `u-${name}`,
  name,
  email: `${name}@x.co`,
  role: "member",
  isExternal: false,
  ...more,
});
const channels = ["c1", "c2"].map((id) => ({ id, name: id }));
const people = [
  member("ada", { role: "owner" }),
  member("ben"),
  member("cy"),
  member("guest", { email: "", userId: "", isExternal: true }),
  member("bot", { email: "", userId: "" }),
];
const options = { keepsRoles: true, inactive: new Set([userIdKey("u-cy")]) };

test("members come into each channel, and whoever leads as an administrator", () => {
  const { parts, count } = copyOf(people, channels, options);
  expect(count).toBe(2);
  expect(parts.map(({ actionId, targets }) => [actionId, Array.isArray(targets) ? targets.length : undefined])).toEqual(
    [
      ["invite-members", 2],
      ["invite-administrators", 2],
    ],
  );
  expect(parts[1]?.targets).toMatchObject([
    { channelId: "c1", email: "ada@x.co", memberId: "" },
    { channelId: "c2", email: "ada@x.co", memberId: "" },
  ]);
});

test("without the roles all come as members", () => {
  const { parts } = copyOf(people, channels, { ...options, keepsRoles: false });
  expect(parts.map(({ actionId, targets }) => [actionId, Array.isArray(targets) ? targets.length : undefined])).toEqual(
    [["invite-members", 4]],
  );
});

test("who cannot be copied is named with the reason", () => {
  const { leftOut } = copyOf(people, channels, options);
  expect(leftOut.map(({ members }) => members.map(({ name }) => name))).toEqual([["guest"], ["cy"], ["bot"]]);
});
