import { describe, expect, test } from "vitest";
import { planInvitations } from "../../channel/members/invite-plan.ts";
import { bodyOf, checkForm, emptyForm, inviteRulesOf, membersOf } from "./new-channel.ts";

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

describe("bodyOf", () => {
  test("sends what was chosen, as Zoom spells it", () => {
    expect(
      bodyOf({ ...form, name: " Design ", type: "1", adding: "2", posting: "3", mentionAll: "2" }, ["a@b.co"]),
    ).toEqual({
      name: "Design",
      type: 1,
      channel_settings: {
        posting_permissions: 3,
        add_member_permissions: 2,
        mention_all_permissions: 2,
        new_members_can_see_previous_messages_files: true,
        allow_to_add_external_users: 1,
      },
      members: [{ email: "a@b.co" }],
    });
  });

  test.each(["3", "4"] as const)("in type %s everyone may add members, whatever was chosen before", (type) => {
    expect(bodyOf({ ...form, type, adding: "2" }, []).channel_settings.add_member_permissions).toBe(1);
  });

  test.each(["2", "3", "4"] as const)("in type %s who adds external people is not to choose", (type) => {
    expect(bodyOf({ ...form, type, external: "3" }, []).channel_settings).not.toHaveProperty(
      "allow_to_add_external_users",
    );
  });

  test("without members it names none", () => {
    expect(bodyOf(form, [])).not.toHaveProperty("members");
  });
});

test("the owner is not invited to their own channel", () => {
  expect(membersOf({ ...form, owner: "A@b.co", members: "a@b.co, c@d.co" })).toEqual(["c@d.co"]);
});

test("people chosen and pasted are invited once each, and none without an address", () => {
  const chosen = (email: string) => ({ email, userId: "u", memberId: "m", name: "Ada" });
  const people = [chosen("C@d.co"), chosen("e@f.co"), chosen("")];
  expect(membersOf({ ...form, members: "c@d.co", people })).toEqual(["c@d.co", "e@f.co"]);
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
    const plan = planInvitations(membersOf(values), inviteRulesOf(values, "me@own.example"));
    expect(plan.refused).toEqual(refused);
    expect(plan.internal).toEqual(["a@own.example", "b@owners.example"]);
  });
});
