// Imports of shared spaces and emojis: good rows, bad ones, doubled ones.
import { describe, expect, test } from "vitest";
import { emojiKinds } from "./emoji-kinds.ts";
import { spaceKinds } from "./space-kinds.ts";
import { check, general, sales } from "./testing/check-kind.ts";

describe("shared spaces", () => {
  test("get people in roles, and lose them", () => {
    const rows = [
      "space,email,role",
      "Platform,ada@acme.example,admin",
      "platform,bo@acme.example,member",
      "Platform,cy@acme.example,",
    ];
    const { parts, problems } = check(spaceKinds("account"), "promote-in-spaces", rows);
    expect(parts).toMatchObject([
      { actionId: "promote-in-spaces", targets: [{ spaceId: "s1", space: "Platform", email: "ada@acme.example" }] },
      { actionId: "demote-in-spaces", targets: [{ email: "bo@acme.example" }] },
    ]);
    expect(problems).toEqual(["4: The row has no role."]);
    const added = check(spaceKinds("account"), "add-to-spaces", [...rows, "Platform,ADA@acme.example,"]);
    expect(added.parts).toMatchObject([
      { actionId: "add-administrators-to-spaces", targets: [{ spaceId: "s1", email: "ada@acme.example" }] },
      { actionId: "add-to-spaces", targets: [{ email: "bo@acme.example" }, { email: "cy@acme.example" }] },
    ]);
    expect(added.problems).toEqual(["5: This is already on line 2."]);
    expect(check(spaceKinds("account"), "remove-from-spaces", ["space,member id", "Platform,x-1"]).parts).toMatchObject(
      [{ targets: [{ spaceId: "s1", memberId: "x-1" }] }],
    );
  });

  test("get channels and lose them on one’s own connection only", () => {
    const rows = ["space,channel", "Platform,General", `Platform,${sales}`, "Nowhere,General", "Platform,GENERAL"];
    for (const id of ["move-channels-in", "move-channels-out"]) {
      const { parts, problems } = check(spaceKinds("me"), id, rows);
      expect(parts).toMatchObject([
        {
          actionId: id,
          targets: [
            { spaceId: "s1", channelId: general },
            { spaceId: "s1", channelId: sales },
          ],
        },
      ]);
      expect(problems).toEqual(["4: No space of the account is named “Nowhere”.", "5: This is already on line 2."]);
      expect(() => check(spaceKinds("account"), id, rows)).toThrow(`no kind ${id}`);
    }
  });

  test("are created, changed and given to another owner", () => {
    const created = check(spaceKinds("account"), "create-spaces", [
      "space,owner email,who can add members,members",
      "Research,ada@acme.example,Owner and administrators,bo@acme.example cy@acme.example",
      "Nobody’s,,,",
      "Wrong,ada@acme.example,Someone,",
    ]);
    const members = ["bo@acme.example", "cy@acme.example"].map((identifier) => ({ identifier, role: "member" }));
    expect(created.parts).toEqual([
      {
        actionId: "create-spaces",
        input: { description: "", adding: 2, external: 0, channels: 1 },
        targets: [{ spaceId: "", name: "Research", owner: "ada@acme.example", members }],
      },
    ]);
    expect(created.problems).toEqual([
      "3: The row names no owner.",
      "4: “Someone” is not a choice of “Who can add members”: use Every member, Owner and administrators.",
    ]);
    const changed = check(spaceKinds("account"), "set-space-settings", [
      "space,new name,who can add external people",
      "Platform,Base,nobody",
      "Platform,,",
    ]);
    expect(changed.parts).toMatchObject([{ input: { name: "Base", external: 0 }, targets: [{ spaceId: "s1" }] }]);
    expect(changed.problems).toEqual(["3: The row says nothing to change."]);
    const given = check(spaceKinds("account"), "transfer-spaces", [
      "space,user_id,new owner",
      "Platform,u-1,Ada",
      "Platform,,",
    ]);
    expect(given.parts).toMatchObject([
      { actionId: "transfer-spaces", input: { userId: "u-1", name: "Ada" }, targets: [{ spaceId: "s1" }] },
    ]);
    expect(given.problems).toEqual(["3: The row names no new owner."]);
  });

  test("are deleted once each, and not by what a spreadsheet cut", () => {
    const { parts, problems } = check(spaceKinds("account"), "delete-spaces", [
      "space_id,space,note",
      "s1,Platform,",
      ",Platform,",
      "7.1E+18,,",
      ",,nothing else",
    ]);
    expect(parts).toMatchObject([{ actionId: "delete-spaces", targets: [{ spaceId: "s1", name: "Platform" }] }]);
    expect(problems).toEqual([
      "3: This is already on line 2.",
      expect.stringMatching(/^4: .*7\.1E\+18/),
      "5: The row names no space.",
    ]);
  });
});

test("emojis are deleted by name or file ID, as their export has them", () => {
  const { parts, problems } = check(emojiKinds, "delete-emojis", [
    "name,added_by,email,added,file_id",
    "shipit,Ada,ada@acme.example,2026-01-01,",
    ",,,,f2",
    "SHIPIT,,,,",
    "nope,,,,",
    "1E+30,,,,",
  ]);
  expect(parts).toMatchObject([
    { actionId: "delete-emojis", targets: [{ fileId: "f1", name: "shipit", picture: "" }, { fileId: "f2" }] },
  ]);
  expect(problems).toEqual([
    "4: This is already on line 2.",
    "5: No emoji in the account is named “nope”.",
    expect.stringMatching(/^6: .*1E\+30/),
  ]);
});
