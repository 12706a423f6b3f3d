// Kinds of imports: good rows, bad ones, doubled ones, and what spreadsheets make of cells.
import { describe, expect, test } from "vitest";
import { recogniseColumns } from "../../../domain/csv/columns.ts";
import { readRows } from "../../../domain/csv/read-rows.ts";
import { indexByName } from "./channels-named.ts";
import { checkRows, type NamesRead, whyNoColumns } from "./check-rows.ts";
import { directoryGroupKinds, directoryPeopleKinds } from "./directory-group-kinds.ts";
import { emojiKinds } from "./emoji-kinds.ts";
import { type FixedThings, type ImportKinds, mergeParts, type NamedThing } from "./import-kind.ts";
import { mentionGroupKinds } from "./mention-group-kinds.ts";
import { channelPeopleKinds } from "./people-kinds.ts";
import { spaceKinds } from "./space-kinds.ts";
import { fieldsOf } from "./thing-refs.ts";

const [general, sales] = ["a1".repeat(16), "B0".repeat(16)];

const namesIn = (things: readonly NamedThing[], where: string) => ({ index: indexByName(things), where });
const named: NamesRead = {
  channel: namesIn(
    [
      { id: general, name: "General" },
      { id: sales, name: "Sales" },
    ],
    "in this list",
  ),
  group: namesIn(
    [
      { id: "g1", name: "Design" },
      { id: "g2", name: "Twice" },
      { id: "g3", name: "twice" },
    ],
    "in the directory",
  ),
  mentionGroup: {
    ...namesIn(
      [
        { id: "m1", name: "on-call", within: general },
        { id: "m2", name: "on-call", within: sales },
        { id: "m3", name: "leads", within: sales },
      ],
      "in this channel",
    ),
    within: new Set([general, sales]),
  },
  space: namesIn([{ id: "s1", name: "Platform" }], "of the account"),
  emoji: namesIn([{ id: "f1", name: "shipit" }], "in the account"),
};

interface Checking {
  readonly fixed?: FixedThings;
  readonly names?: NamesRead;
}

/** What comes of rows by a kind of some: parts with their targets, problems by line, doubts. */
function check(kinds: ImportKinds, id: string, rows: readonly string[], { fixed = {}, names = named }: Checking = {}) {
  const kind = kinds.find((one) => one.id === id);
  if (!kind) throw new Error(`no kind ${id}`);
  const read = readRows(rows.join("\r\n"));
  const columns = recogniseColumns(read, fieldsOf(kind, fixed));
  const { good, problems, doubts, needsNames } = checkRows(kind, read, { ...columns, fixed }, names);
  const by = ({ record, reason }: (typeof problems)[number]) => `${record.line}: ${reason}`;
  return {
    parts: mergeParts(good.map(({ part }) => part)),
    problems: problems.map(by),
    doubts: doubts.map(by),
    needsNames: [...needsNames].map(([key, within]) => [key, [...within]]),
    missing: whyNoColumns(kind, columns.mapping, fixed),
  };
}

describe("people of many channels, and of one", () => {
  test("come in by files with semicolons and a mark of their encoding, each once in each channel", () => {
    const rows = [
      "\uFEFFChannel;E-mail;Role",
      "General;Ada@acme.example;member",
      `${sales};ada@acme.example;`,
      "general;ADA@acme.example;admin",
      "Sales;bo@acme.example;Administrator",
    ];
    const { parts, problems } = check(channelPeopleKinds, "invite-members", rows);
    expect(parts).toMatchObject([
      {
        actionId: "invite-members",
        targets: [
          { channelId: general, channel: "General", email: "ada@acme.example" },
          { channelId: sales, email: "ada@acme.example" },
        ],
      },
      { actionId: "invite-administrators", targets: [{ channelId: sales, email: "bo@acme.example" }] },
    ]);
    expect(problems).toEqual(["4: This is already on line 2."]);
  });

  test("need no column of the channel on the page of one, and what one holds is not heeded there", () => {
    const fixed = { channel: { id: general, name: "General" } };
    const rows = ["channel,email", "Sales,ada@acme.example", "Nowhere,bo@acme.example"];
    const { parts, problems } = check(channelPeopleKinds, "remove-members", rows, { fixed });
    expect(parts).toMatchObject([
      { targets: [{ channelId: general, email: "ada@acme.example" }, { channelId: general }] },
    ]);
    expect(problems).toEqual([]);
    expect(check(channelPeopleKinds, "remove-members", rows).problems).toEqual([
      "3: No channel in this list is named “Nowhere”.",
    ]);
  });

  test("are left out where a spreadsheet has spoilt the ID of the channel or the address", () => {
    const rows = ["channel_id,email", "1.23E+31,ada@acme.example", "General,#NAME?", `${general},bo@acme.example`];
    const { parts, problems } = check(channelPeopleKinds, "promote-members", rows);
    expect(parts).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(/^2: .*1\.23E\+31/),
      expect.stringMatching(/^3: .*#NAME\?/),
      "4: The row has no role.",
    ]);
  });

  test("without a column of who it is nothing is read", () => {
    const { missing } = check(channelPeopleKinds, "invite-members", ["channel,colour", "General,red"]);
    expect(missing).toBe("Choose the column of email or user ID.");
  });
});

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
