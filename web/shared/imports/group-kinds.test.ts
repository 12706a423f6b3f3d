// Imports of directory groups and mention groups: good rows, bad ones, doubled ones.
import { describe, expect, test } from "vitest";
import { directoryGroupKinds, directoryPeopleKinds } from "./directory-group-kinds.ts";
import { mentionGroupKinds } from "./mention-group-kinds.ts";
import { check, general, named, sales } from "./testing/check-kind.ts";

describe("directory groups", () => {
  test("are created as their cells say, and otherwise as the form has it", () => {
    const rows = [
      "group,type,searches_account,searches_email_domain,searches_master_account",
      "Pilots,Shared,no,yes,",
      "Crew,,,,",
      "pilots,,,,",
      "Ground,secret,,,",
      "Tower,,perhaps,,",
      ",normal,,,",
    ];
    const { parts, problems } = check(directoryGroupKinds, "create-directory-groups", rows);
    expect(parts).toEqual([
      {
        actionId: "create-directory-groups",
        input: { type: "shared", searchesAccount: false, searchesDomain: true, searchesMasterAccount: false },
        targets: [{ groupId: "", name: "Pilots" }],
      },
      {
        actionId: "create-directory-groups",
        input: { type: "normal", searchesAccount: true, searchesDomain: false, searchesMasterAccount: false },
        targets: [{ groupId: "", name: "Crew" }],
      },
    ]);
    expect(problems).toEqual([
      "4: This is already on line 2.",
      "5: “secret” is not a type: use normal, shared, restricted.",
      "6: “perhaps” is neither yes nor no.",
      "7: A group needs a name.",
    ]);
  });

  test("are changed in what has a cell, and named by what tells one from another", () => {
    const rows = [
      "group_id\tgroup\tnew name\ttype\tsearches_account",
      "g1\t\tDesigners\t\tTRUE",
      "\tTwice\tX\t\t",
      "\tDesign\t\trestricted\t",
      "g2\t\t\t\t",
    ];
    const { parts, problems } = check(directoryGroupKinds, "edit-directory-groups", rows);
    expect(parts).toEqual([
      {
        actionId: "edit-directory-groups",
        input: { name: "Designers", searchesAccount: true },
        targets: [{ groupId: "g1", name: "g1" }],
      },
    ]);
    expect(problems).toEqual([
      "3: 2 groups in the directory are named “Twice”. Use the ID.",
      "4: This is already on line 2.",
      "5: The row says nothing to change.",
    ]);
  });

  test("get and lose people, and come into channels and out of them", () => {
    const people = ["group,email", "Design,Ada@acme.example", "g1,ada@acme.example", "Design,ada"];
    const added = check(directoryGroupKinds, "add-to-directory-groups", people);
    expect(added.parts).toMatchObject([{ targets: [{ groupId: "g1", group: "Design", email: "ada@acme.example" }] }]);
    expect(added.problems).toEqual(["3: No group in the directory is named “g1”.", "4: “ada” has no @."]);
    const fixed = { group: { id: "g9", name: "Crew" } };
    expect(
      check(directoryPeopleKinds, "remove-from-directory-groups", ["email", "bo@acme.example"], { fixed }).parts,
    ).toMatchObject([
      {
        actionId: "remove-from-directory-groups",
        targets: [{ groupId: "g9", group: "Crew", email: "bo@acme.example" }],
      },
    ]);
    const channels = ["group,channel", "Design,General", `Design,${sales}`, "Design,general", "Nobody,General"];
    for (const id of ["add-groups-to-channels", "remove-groups-from-channels"]) {
      const { parts, problems } = check(directoryGroupKinds, id, channels);
      expect(parts).toMatchObject([
        {
          actionId: id,
          targets: [
            { groupId: "g1", channelId: general },
            { groupId: "g1", channelId: sales },
          ],
        },
      ]);
      expect(problems).toEqual(["4: This is already on line 2.", "5: No group in the directory is named “Nobody”."]);
    }
  });

  test("are deleted by name or ID, never by what a spreadsheet made of one", () => {
    const rows = ["Group ID,Group", "g1,", ",Design", "5E+20,", "#REF!,Design"];
    const { parts, problems } = check(directoryGroupKinds, "delete-directory-groups", rows);
    expect(parts).toMatchObject([{ targets: [{ groupId: "g1", name: "g1" }] }]);
    expect(problems).toEqual([
      "3: This is already on line 2.",
      expect.stringMatching(/^4: .*5E\+20/),
      expect.stringMatching(/^5: .*#REF!/),
    ]);
  });
});

describe("mention groups", () => {
  test("are created in their channels, the same name once in each", () => {
    const rows = [
      "channel;group;description;people",
      'General;pagers;"Whoever; today";"Ada@acme.example; bo@acme.example"',
      "Sales;pagers;;ada@acme.example",
      "general;Pagers;again;ada@acme.example",
      `General;${"x".repeat(41)};;ada@acme.example`,
      `Sales;long;${"y".repeat(501)};ada@acme.example`,
      "General;;;ada@acme.example",
      "Sales;nobody;;",
      "Sales;wrong;;ada",
    ];
    const { parts, problems } = check(mentionGroupKinds, "create-mention-groups", rows);
    expect(parts).toMatchObject([
      {
        input: { description: "Whoever; today" },
        targets: [
          {
            channelId: general,
            name: "pagers",
            groupId: "",
            people: [{ email: "ada@acme.example" }, { email: "bo@acme.example" }],
          },
        ],
      },
      { input: { description: "" }, targets: [{ channelId: sales, name: "pagers" }] },
    ]);
    expect(problems).toEqual([
      "4: This is already on line 2.",
      expect.stringMatching(/^5: .*40/),
      "6: The description has more than 500 characters.",
      "7: A group needs a name.",
      "8: A group needs people: Zoom creates no empty one.",
      "9: “ada” has no @.",
    ]);
  });

  test("are renamed and described, and lose a description that is said to be empty", () => {
    const rows = [
      "channel,group,new name,description",
      "General,on-call,Pagers,(empty)",
      "Sales,leads,,Who decides",
      "Sales,on-call,,",
    ];
    const { parts, problems } = check(mentionGroupKinds, "edit-mention-groups", rows);
    expect(parts).toMatchObject([
      { input: { name: "Pagers", description: "" }, targets: [{ channelId: general, groupId: "m1", name: "on-call" }] },
      { input: { description: "Who decides" }, targets: [{ groupId: "m3" }] },
    ]);
    expect(problems).toEqual(["4: The row says nothing to change."]);
  });

  test("are known by their names within their own channel alone", () => {
    const rows = [
      "channel,group,email",
      "General,on-call,ada@acme.example",
      "Sales,On-Call,ada@acme.example",
      "General,leads,ada@acme.example",
    ];
    const { parts, problems } = check(mentionGroupKinds, "add-to-mention-groups", rows);
    expect(parts).toMatchObject([
      {
        targets: [
          { channelId: general, groupId: "m1", group: "on-call", email: "ada@acme.example" },
          { channelId: sales, groupId: "m2" },
        ],
      },
    ]);
    expect(problems).toEqual(["4: No mention group in this channel is named “leads”."]);
  });

  test("wait for the groups of those channels that rows name, once these are known", () => {
    const { mentionGroup: _groups, ...channelsOnly } = named;
    const rows = ["channel,group", "General,on-call", "Sales,leads"];
    expect(check(mentionGroupKinds, "delete-mention-groups", rows, { names: {} }).needsNames).toEqual([
      ["channel", [""]],
    ]);
    expect(check(mentionGroupKinds, "delete-mention-groups", rows, { names: channelsOnly }).needsNames).toEqual([
      ["mentionGroup", [general, sales]],
    ]);
  });

  test("lose people by address or member ID, and are deleted once each", () => {
    const removed = check(mentionGroupKinds, "remove-from-mention-groups", [
      "channel,group,email,member_id",
      "General,on-call,,x-1",
      "General,on-call,,",
      "General,on-call,,x-1",
    ]);
    expect(removed.parts).toMatchObject([{ targets: [{ groupId: "m1", memberId: "x-1", name: "x-1" }] }]);
    expect(removed.problems).toEqual(["3: The row has no email.", "4: This is already on line 2."]);
    const deleted = check(mentionGroupKinds, "delete-mention-groups", [
      "channel,group_id,group",
      "General,m1,",
      "General,,on-call",
      "Sales,,leads",
    ]);
    expect(deleted.parts).toMatchObject([
      { targets: [{ groupId: "m1" }, { groupId: "m3", channel: "Sales", name: "leads" }] },
    ]);
    expect(deleted.problems).toEqual(["3: This is already on line 2."]);
  });
});
