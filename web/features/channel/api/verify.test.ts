import { expect, test } from "vitest";
import type { Member } from "../model/member.ts";
import { invitedAs } from "./verify.ts";

const member = (id: string, email: string): Member => ({
  id,
  userId: `u-${id}`,
  name: id,
  email,
  role: "member",
  isExternal: email === "",
});
const members = [member("m1", "Ada@x.co"), member("m2", "ben@x.co"), member("m3", "")];

test("addresses that are all in the list were invited", () => {
  expect(invitedAs(["ada@x.co", "ben@x.co"], members)).toEqual({
    isDone: true,
    value: { userIds: ["u-m1", "u-m2"], memberIds: ["m1", "m2"] },
  });
});

test("addresses of the account that are all missing were not invited", () => {
  expect(invitedAs(["cy@x.co", "dee@x.co"], members)).toEqual({ isDone: false });
});

test.each([[["ada@x.co", "cy@x.co"]], [["guest@elsewhere.co"]]])(
  "nothing is known of %j: some are there, or their address would not show",
  (emails) => expect(invitedAs(emails, members)).toBeUndefined(),
);
