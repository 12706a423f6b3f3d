import { expect, test } from "vitest";
import { DESIGNATED } from "../channel-rules.ts";
import type { Member, MemberRole } from "./member-row.ts";
import { postingIn } from "./posting.ts";

const member = (id: string, role: MemberRole = "member"): Member => ({
  id: `m-${id}`,
  userId: id,
  name: id,
  email: `${id}@x.co`,
  role,
  isExternal: false,
});
const people = [
  member("owner", "owner"),
  member("admin", "admin"),
  member("a"),
  member("b"),
  { ...member("c"), userId: "" },
];

test.each<[string, number | undefined, readonly string[], readonly (string | undefined)[]]>([
  ["everyone may", 1, [], ["everyone", "everyone", "everyone", "everyone", "everyone"]],
  ["those who lead may", 2, ["m-a"], ["leads", "leads", "not", "not", "not"]],
  ["the chosen may, by either id", DESIGNATED, ["m-a", "b", ""], ["leads", "leads", "chosen", "chosen", "not"]],
  ["Zoom does not tell", undefined, [], [undefined, undefined, undefined, undefined, undefined]],
])("%s", (_, posting, designated, expected) => {
  const of = postingIn({ posting, designated });
  expect(people.map((one) => of?.(one))).toEqual(expected);
});
