import { describe, expect, test } from "vitest";
import { MAILED } from "../../../../domain/resources/channel-members.ts";
import { createdText } from "./created-text.ts";
import { checkForm, emptyForm, invitePlanOf, type NewChannelForm, peopleToInvite, settingsOf } from "./new-channel.ts";

const form = { ...emptyForm, name: "Design" };

describe("checkForm", () => {
  test.each([
    ["a name", form, "me", []],
    ["no name", { ...form, name: "  " }, "me", ["name"]],
    ["128 characters", { ...form, name: "x".repeat(128) }, "me", []],
    ["129 characters", { ...form, name: "x".repeat(129) }, "me", ["name"]],
    ["128 characters of two units each", { ...form, name: "𝒜".repeat(128) }, "me", []],
    ["no owner on one's own connection", form, "me", []],
    ["no owner on the account's", form, "account", ["owner"]],
    ["an owner", { ...form, owner: "a@b.co" }, "account", []],
    ["two owners", { ...form, owner: "a@b.co c@d.co" }, "account", ["owner"]],
    ["words that are no address, which are left out", { ...form, members: "a@b.co; foo" }, "me", []],
  ] as const)("%s", (_, values, connection, fields) => {
    expect(Object.keys(checkForm(values, connection))).toEqual(fields);
  });
});

test("what was chosen goes as numbers", () => {
  const chosen = { ...form, type: "1", adding: "2", posting: "3", mentionAll: "2", external: "3" } as const;
  expect(settingsOf(chosen)).toEqual({
    type: 1,
    posting: 3,
    adding: 2,
    mentionAll: 2,
    external: 3,
    seesHistory: true,
  });
});

const invited = (values: NewChannelForm) => peopleToInvite(values, "me@own.example").map(({ email }) => email);

test.each([
  ["the owner", { owner: "A@b.co", members: "a@b.co, c@b.co" }, ["c@b.co"]],
  ["oneself, where one is the owner", { owner: "", members: "me@own.example, c@own.example" }, ["c@own.example"]],
])("%s is not invited to their own channel", (_, values, emails) => {
  expect(invited({ ...form, ...values })).toEqual(emails);
});

test("people chosen and pasted are invited once each, with what is known of them, and none without an address", () => {
  const chosen = (email: string) => ({ email, userId: "u", memberId: "m", name: "Ada" });
  const people = [chosen("C@d.co"), chosen("e@f.co"), chosen("")];
  const all = peopleToInvite({ ...form, members: "c@d.co", people }, "me@own.example");
  expect(all.map(({ email, userId }) => [email.toLowerCase(), userId])).toEqual([
    ["c@d.co", "u"],
    ["e@f.co", "u"],
  ]);
});

describe("who is invited follows the type and the rule as they are now", () => {
  const members = "a@own.example; b@owners.example; out@elsewhere.example";
  test.each([
    ["private, account only", { type: "2" }, ["out@elsewhere.example"]],
    ["public", { type: "3" }, ["out@elsewhere.example"]],
    ["private", { type: "1" }, []],
    ["private, where nobody can add external people", { type: "1", external: "0" }, ["out@elsewhere.example"]],
    ["private, where leaders can, of whom the creator is one", { type: "1", external: "3" }, []],
    ["group chat", { type: "4", external: "0" }, []],
  ] as const)("%s", (_, changes, refused) => {
    const values = { ...form, owner: "o@owners.example", members, ...changes };
    const plan = invitePlanOf(values, "me@own.example");
    expect(plan.refused).toEqual(refused);
    expect(plan.internal).toEqual(["a@own.example", "b@owners.example"]);
    expect(invited(values)).toEqual(
      ["a@own.example", "b@owners.example", "out@elsewhere.example"].filter((email) => !plan.refused.includes(email)),
    );
  });
});

test.each([
  [[null, null], "Channel created with 2 members."],
  [[MAILED], "Channel created. 1 more person is invited."],
  [[null, MAILED, MAILED], "Channel created with 1 member. 2 more people are invited."],
])("remarks %j read as %s", (remarks, text) => {
  expect(createdText(remarks.map((remark) => ({ remark })))).toBe(text);
});
