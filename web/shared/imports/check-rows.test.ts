import { expect, test } from "vitest";
import { recogniseColumns } from "../../../domain/csv/columns.ts";
import { readRows } from "../../../domain/csv/read-rows.ts";
import { channelKinds } from "./channel-kinds.ts";
import { indexByName, readPasted, whyNotOne } from "./channels-named.ts";
import { checkRows, whyNoColumns } from "./check-rows.ts";
import { mergeParts } from "./import-kind.ts";
import { kindNamed } from "./testing/every-kind.ts";
import { fieldsOf } from "./thing-refs.ts";

const a = "a1".repeat(16);
const b = "B0".repeat(16);
const named = {
  index: indexByName([
    { id: a, name: "General" },
    { id: b, name: "Sales" },
    { id: "c1".repeat(16), name: "Twice" },
    { id: "d1".repeat(16), name: "twice" },
  ]),
  where: "in this list",
};

const kindOf = (id: string) => kindNamed(id, "account");

function check(id: string, text: string, names: typeof named | null = named) {
  const kind = kindOf(id);
  const read = readRows(text);
  const { good, problems, needsNames } = checkRows(
    kind,
    read,
    recogniseColumns(read, fieldsOf(kind)),
    names ? { channel: names } : {},
  );
  return {
    parts: mergeParts(good.map(({ part }) => part)),
    problems: problems.map(({ record, reason }) => `${record.line}: ${reason}`),
    needsNames: needsNames.size > 0,
  };
}

test("channels are renamed by name, ID or link, and each row that cannot be used says why", () => {
  const rows = [
    "Channel;New name",
    "general;Everyone",
    `https://zoom.us/launch/chat?channel=${b};Selling`,
    "Nowhere;X",
    "Twice;Y",
    "General;Again",
    "Sales;",
    ";Z",
  ];
  const { parts, problems } = check("rename-channels", rows.join("\r\n"));
  expect(parts).toMatchObject([
    {
      actionId: "rename-channels",
      targets: [
        { channelId: a, name: "General", newName: "Everyone" },
        { channelId: b, newName: "Selling" },
      ],
    },
  ]);
  expect(problems).toEqual([
    "4: No channel in this list is named “Nowhere”.",
    "5: 2 channels in this list are named “Twice”. Use the ID.",
    "6: This is already on line 2.",
    "7: A channel needs a name.",
    "8: The row names no channel.",
  ]);
});

test("a name with a comma is one name in a list of names, and never cut in a table", () => {
  expect(check("delete-channels", "Channel\r\nSales, EMEA")).toMatchObject({
    parts: [],
    problems: ["2: No channel in this list is named “Sales, EMEA”."],
  });
  const { parts, problems } = check("rename-channels", "channel,new name\nSales, EMEA,Sales Europe\nGeneral,All");
  expect(parts).toMatchObject([{ targets: [{ channelId: a, newName: "All" }] }]);
  expect(problems).toEqual([expect.stringMatching(/^2: The row has more cells than the header: “Sales Europe”/)]);
});

test("names wait for the list, IDs do not", () => {
  expect(check("archive-channels", `channel_id\n${a}`, null).needsNames).toBe(false);
  expect(check("archive-channels", "channel\nGeneral", null)).toEqual({
    parts: [],
    problems: [],
    needsNames: true,
  });
  expect(check("archive-channels", "General\nSales").parts).toMatchObject([
    { actionId: "archive-channels", targets: [{ channelId: a }, { channelId: b }] },
  ]);
});

test("a long word is a name where a channel has it, else an ID", () => {
  const name = "inc-4713-dispatch-disk-full";
  const rows = `channel\n${name}\nanother-2024-long-word`;
  const index = indexByName([{ id: a, name }]);
  expect(check("archive-channels", rows, null).needsNames).toBe(true);
  expect(check("archive-channels", rows, { ...named, index }).parts).toMatchObject([
    { targets: [{ channelId: a }, { channelId: "another-2024-long-word" }] },
  ]);
});

test("people come into channels in the role that their row says", () => {
  const rows = [
    "channel,email,role",
    "General,Ada@acme.example,",
    "General,bo@acme.example,Administrator",
    "Sales,cy,member",
    "Sales,di@acme.example,owner",
    "General,ada@acme.example,member",
  ];
  const { parts, problems } = check("invite-members", rows.join("\n"));
  expect(parts).toMatchObject([
    { actionId: "invite-members", targets: [{ channelId: a, email: "ada@acme.example", name: "ada@acme.example" }] },
    { actionId: "invite-administrators", targets: [{ channelId: a, email: "bo@acme.example" }] },
  ]);
  expect(problems).toEqual([
    "4: “cy” has no @.",
    "5: “owner” cannot be given: use member or administrator.",
    "6: This is already on line 2.",
  ]);
});

test("people leave channels by their address, or by their member ID", () => {
  const { parts, problems } = check(
    "remove-members",
    `Channel,Email,Member ID\nGeneral,,m-1\nGeneral,ada@acme.example,m-2\nSales,,\n`,
  );
  expect(parts).toMatchObject([{ targets: [{ memberId: "m-1" }, { email: "ada@acme.example", memberId: "m-2" }] }]);
  expect(problems).toEqual(["4: The row has no email."]);
});

test("a role is never guessed where roles are changed", () => {
  const { parts, problems } = check(
    "promote-members",
    "channel,email,role\nGeneral,ada@acme.example,admin\nSales,ada@acme.example,\nSales,bo@acme.example,member",
  );
  expect(parts.map(({ actionId }) => actionId)).toEqual(["promote-members", "demote-members"]);
  expect(problems).toEqual(["3: The row has no role."]);
});

test("settings are told in the words of the export, and empty cells leave them as they are", () => {
  const rows = [
    "channel,who_can_post,who_can_add_members,who_can_mention_all,new_members_see_history",
    "General,Owner and administrators,,nobody,false",
    "Sales,Chosen members,,,",
    "Sales,Anyone,,,",
    "Sales,,,,",
  ];
  const { parts, problems } = check("set-channel-settings", rows.join("\n"));
  expect(parts).toEqual([
    {
      actionId: "set-channel-settings",
      input: { posting: 2, mentionAll: 3, seesHistory: false },
      targets: [{ channelId: a, name: "General" }],
    },
  ]);
  expect(problems).toEqual([
    expect.stringContaining("Which members can post is set on the channel’s page."),
    "4: “Anyone” is not a choice of “Who can post”: use Everyone, Owner and administrators, Chosen members.",
    "5: The row names no setting.",
  ]);
});

test("types are set and kept as the export tells them; a channel is created by its name and owner", () => {
  const typed = check(
    "set-channel-settings",
    "channel,type,who_can_post\nGeneral,Private,\nSales,Group chat,Everyone\nSales,Group chat,",
  );
  expect(typed.parts.map(({ input }) => input)).toEqual([{ type: 1 }, { posting: 1 }]);
  expect(typed.problems).toEqual(["4: Zoom makes no channel a group chat. Leave the cell empty to keep the type."]);
  const made = check(
    "create-channels",
    "channel,owner email,type\nNews,ada@acme.example,Public\nOpen,ada@acme.example,5\nNobody’s,,",
  );
  expect(made.parts).toMatchObject([
    {
      actionId: "create-channels",
      input: { type: 3, posting: 1, seesHistory: true },
      targets: [{ channelId: "", name: "News", owner: "ada@acme.example" }],
    },
  ]);
  expect(made.problems).toEqual([
    "3: Zoom creates no channel of the type “Public, open to others”.",
    "4: The row names no owner.",
  ]);
});

test.each([
  ["own,91d", "Days go from 1 to 90."],
  ["custom,11y", "Years go from 1 to 10."],
  ["own,forever", "“forever” is not a period: use for example 30d, 6m or 7y."],
  ["own,", "The policy “own” needs a period."],
  [",", "Neither a policy nor a period."],
  ["keep,1y", "“keep” is not a policy: use custom or default."],
])("the retention %j is left out with the reason", (cells, reason) => {
  expect(check("set-retention", `channel_id,policy,period\n${a},${cells}\n`).problems).toEqual([`2: ${reason}`]);
});

test("periods make a part each, the default one too; what is no ID is told", () => {
  const rows = ["Period;Channel_ID;policy", `2 years;${a};`, `;${b};default`, "1y;1E+31;"];
  const { parts, problems } = check("set-retention", rows.join("\n"));
  expect(parts.map(({ input }) => input)).toEqual([{ period: "2y" }, { period: null }]);
  expect(problems).toEqual([expect.stringContaining("shortened a long number to “1E+31”")]);
});

test("columns that are missing are named", () => {
  expect(whyNoColumns(kindOf("rename-channels"), { newName: 1 })).toMatch(/which channel/);
  expect(whyNoColumns(kindOf("rename-channels"), { channel: 0 })).toBe("Choose the column of new name.");
  expect(whyNoColumns(kindOf("remove-members"), { channel: 0 })).toBe(
    "Choose the column of email or user ID or member ID.",
  );
  expect(whyNoColumns(kindOf("archive-channels"), { channel: 0 })).toBeUndefined();
});

test("retention is offered through the account connection alone", () => {
  expect(channelKinds("me").some(({ id }) => id === "set-retention")).toBe(false);
});

test.each<[string, readonly string[], readonly string[]]>([
  [`${a}\n${b}`, [a, b], []],
  [`${a}, ${b} ${a}`, [a, b], []],
  [`https://zoom.us/launch/chat?channel=${a}`, [a], []],
  [`${a}@conference.xmpp.zoom.us`, [a], []],
  [`https://zoom.us/launch/chat/v2/${btoa(JSON.stringify({ sid: `${a}@conference.xmpp.zoom.us` }))}`, [a], []],
  ["Release notes\r\n\r\n General \nrelease NOTES", [], ["release NOTES", "General"]],
  [`web_sch_${b}`, [`web_sch_${b}`], []],
  ["inc-4713-dispatch-disk-full", [], ["inc-4713-dispatch-disk-full"]],
  ["Release v2.13.4-hotfix-build", [], ["Release v2.13.4-hotfix-build"]],
  [`Sales ${a}`, [], [`Sales ${a}`]],
  [`General\t${a}\tinc-4713-dispatch-disk-full`, [a], []],
  [`https://zoom.us/launch/chat?channel=${a} ${b}`, [a, b], []],
  ["", [], []],
])("%j names channels", (text, ids, names) => {
  expect(readPasted(text)).toEqual({ ids, names });
});

test("names are found whole, whatever their case", () => {
  expect(named.index("GENERAL")).toEqual([{ id: a, name: "General" }]);
  expect(whyNotOne("General", named.index("General"), named)).toBeUndefined();
  expect(named.index("Gener")).toEqual([]);
});
