import { describe, expect, test } from "vitest";
import type { ConnectionName } from "../../../contract/bff.ts";
import { NEW_ID } from "../../../domain/ids.ts";
import { fromAddress } from "../../shared/people/picked-person.ts";
import { checkForm, creationOf, emptyForm, type NewSpaceForm, othersOf, settingsOf } from "./new-space.ts";

const guest = { email: "", userId: "", memberId: "m9", name: "Guest" };
const people = ["a@x.co", "b@x.co", "c@x.co"].map(fromAddress);
const ids = new Map(people.map(({ email }) => [email, `id-${email.charAt(0)}`]));

describe("the form of a new space", () => {
  const cases: readonly (readonly [ConnectionName, Partial<NewSpaceForm>, readonly string[]])[] = [
    ["me", { name: "Harbour" }, []],
    ["me", { name: "  " }, ["name"]],
    ["me", { name: "x".repeat(129) }, ["name"]],
    ["account", { name: "Harbour" }, ["owner"]],
    ["account", { name: "Harbour", owner: "a@x.co" }, []],
    ["me", { name: "Harbour", people: [guest] }, ["people"]],
    ["me", { name: "Harbour", people: [guest], external: "3" }, []],
  ];
  test.each(cases)("%s: %j", (connection, form, fields) => {
    expect(Object.keys(checkForm({ ...emptyForm, ...form }, connection))).toEqual(fields);
  });

  test("whoever owns the space is not added to it as well", () => {
    expect(othersOf({ ...emptyForm, owner: "A@x.co", people }, "").map(({ email }) => email)).toEqual([
      "b@x.co",
      "c@x.co",
    ]);
    expect(othersOf({ ...emptyForm, people: [...people, guest] }, "c@x.co")).toHaveLength(3);
  });

  test("pasted people are added as those chosen are", () => {
    const form = { ...emptyForm, people, pasted: "C <c@x.co>; Dee <d@x.co>" };
    expect(othersOf(form, "").map(({ email }) => email)).toEqual(["a@x.co", "b@x.co", "c@x.co", "d@x.co"]);
  });

  test("settings are numbers on the wire", () => {
    expect(settingsOf({ ...emptyForm, external: "3" })).toEqual({ adding: 1, external: 3, channels: 1 });
  });
});

describe("who comes into the space", () => {
  test("administrators and members, each by an ID, once it is there", () => {
    const form = { ...emptyForm, name: " Harbour ", admins: ["c@x.co"] };
    const { first, parts } = creationOf(form, "me", [...people, guest], ids);
    expect(first).toMatchObject([{ actionId: "create-spaces", targets: [{ name: "Harbour", members: [] }] }]);
    expect(parts).toMatchObject([
      { actionId: "add-administrators-to-spaces", targets: [{ spaceId: NEW_ID, userId: "id-c" }] },
      { actionId: "add-to-spaces", targets: [{ userId: "id-a" }, { userId: "id-b" }, { memberId: "m9", userId: "" }] },
    ]);
  });

  test("the owner by the ID that was found, and nothing follows where nobody is to come", () => {
    const form = { ...emptyForm, name: "Harbour", owner: "A@x.co" };
    const { first, parts } = creationOf(form, "account", [], ids);
    expect(first).toBeUndefined();
    expect(parts).toMatchObject([{ actionId: "create-spaces", targets: [{ owner: "id-a" }] }]);
  });
});
