import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConnectionName } from "../../contract/bff.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import type { ChannelSet } from "../../domain/access/channel-set.ts";
import { rights } from "../../domain/access/rights.ts";
import { actionIds } from "../../domain/actions/registry.ts";
import { actionModel, cases } from "../../domain/testing/action-models.ts";
import { MEMBER_ROLE } from "../../sandbox/store/roles.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";

// What each role is to reach, written down apart from the roles.
const inChannels = [
  ...["invite-members", "invite-administrators", "remove-members", "promote-members", "demote-members"],
  ...["add-groups-to-channels", "remove-groups-from-channels", "add-to-mention-groups", "remove-from-mention-groups"],
];
const toChannels = [
  ...["archive-channels", "unarchive-channels", "rename-channels", "set-channel-settings"],
  ...["create-mention-groups", "edit-mention-groups", "delete-mention-groups"],
];
const ofAccount = ["set-retention", "delete-channels"];
const inSpaces = ["add-to-spaces", "remove-from-spaces"];
const toSpaces = [
  ...["set-space-settings", "delete-spaces", "transfer-spaces"],
  ...["add-administrators-to-spaces", "promote-in-spaces", "demote-in-spaces"],
];
const inDirectory = ["add-to-directory-groups", "remove-from-directory-groups"];
const toDirectory = ["create-directory-groups", "edit-directory-groups", "delete-directory-groups"];
const making = ["create-channels", "create-spaces"];
const emojis = ["add-emojis", "delete-emojis"];
const everyChannelAction = [...inChannels, ...toChannels, ...ofAccount, ...inSpaces, ...toSpaces, ...making];
const everyAction = [...everyChannelAction, ...inDirectory, ...toDirectory, ...emojis];

const looks = ["Chat Channels", "Chat Channels (Account-level)", "Chat Channel Mention Group", "IM Groups"];
const everyLook = [...looks, "Shared Spaces", "Users", "Roles", "Contacts"];
const contents = ["Chat Messages", "Chat Files", "Chat Sessions", "Chat Reminder", "Chat Migration"];
const all = [...everyLook, "Chat Emoji", "Legal Hold", "Reports", ...contents];

interface Held {
  readonly role: string;
  readonly over: "all" | "inside";
  readonly sees: readonly string[];
  readonly does: readonly string[];
  /** Of a role of people's own. */
  readonly rights?: readonly string[];
}
/** What a view shows, by the tags of operations; two of them belong to the view of what they tell. */
const tagsOf: Readonly<Record<string, readonly string[]>> = {
  "see-channels": ["Chat Channels", "Chat Channels (Account-level)"],
  "see-people": ["Users", "Roles", "Contacts"],
  "see-mention-groups": ["Chat Channel Mention Group"],
  "see-spaces": ["Shared Spaces"],
  "see-directory-groups": ["IM Groups", "listChannelMembersGroups"],
  "see-retention": ["getRetentionPolicyOfChannel"],
  "see-emojis": ["Chat Emoji"],
  "see-messages": [...contents, "Legal Hold", "Reports"],
};
const ofOtherView: readonly string[] = ["listChannelMembersGroups", "getRetentionPolicyOfChannel"];
const none: Held = { role: "", over: "inside", sees: [], does: [] };
const held: Readonly<Record<string, Held>> = {
  nothing: none,
  "a viewer of all": { role: "channel-viewer", over: "all", sees: everyLook, does: [] },
  "a viewer of one": { role: "channel-viewer", over: "inside", sees: everyLook, does: [] },
  "a help desk of all": {
    ...{ role: "help-desk", over: "all", sees: everyLook },
    does: [...inChannels, ...inSpaces, ...inDirectory],
  },
  "a help desk of one": { role: "help-desk", over: "inside", sees: everyLook, does: inChannels },
  "an auditor": { role: "auditor", over: "all", sees: [...everyLook, "Chat Emoji"], does: [] },
  "an administrator of channels": {
    role: "channel-administrator",
    over: "all",
    sees: everyLook,
    does: everyChannelAction,
  },
  "an administrator of one": {
    ...{ role: "channel-administrator", over: "inside", sees: everyLook },
    does: [...inChannels, ...toChannels, ...ofAccount],
  },
  "a workspace administrator": { role: "workspace-admin", over: "all", sees: all, does: everyAction },
  "a workspace administrator of one": {
    ...{ role: "workspace-admin", over: "inside", sees: all },
    does: [...inChannels, ...toChannels, ...ofAccount],
  },
  "whoever invites": { role: "custom", over: "inside", sees: [], does: ["invite-members"], rights: ["invite-members"] },
  ...Object.fromEntries(
    fc.sample(fc.subarray([...rights], { minLength: 1 }), { numRuns: 4, seed: 7_002 }).map((some, at) => [
      `role ${at + 1} at random`,
      {
        ...({ role: "custom", over: at % 2 === 0 ? "all" : "inside", rights: some } as const),
        sees: some.flatMap((right) => tagsOf[right] ?? []),
        does: some.filter((right) => everyAction.includes(right)),
      },
    ]),
  ),
};
const kinds = Object.keys(held);
const places = ["inside", "outside"] as const;
type Where = (typeof places)[number];
/** What names no channel is the same request wherever it is said to be. */
const nowhere = ["outside"] as const satisfies readonly Where[];

let stack: Stack;
let browsers: Map<string, Browser>;
let ids: Record<Where, string>;

beforeAll(async () => {
  stack = await startStack({ jobs: true });
  const company = companyOf(stack);
  ids = { inside: company.channelNamed("Launch room").id, outside: company.channelNamed("Quarterly planning").id };
  const owner = await stack.signIn("owner");
  const post = async (path: string, body: unknown): Promise<{ id: string }> => {
    const answer = await owner.post(path, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json() as { id: string };
  };
  // Who leads neither channel, nor holds a role at Zoom.
  const present = ["inside", "outside"].flatMap((where) => [
    ...(stack.sandbox.store.channels.find(ids[where as Where])?.leaders.people ?? []),
  ]);
  const people = company
    .newcomers(present, 60)
    .flatMap((person) => (!person.isExternal && person.roleId === MEMBER_ROLE ? [person] : []));
  browsers = new Map();
  for (const [index, kind] of kinds.entries()) {
    const person = people[index];
    const one = held[kind];
    if (!person || !one) throw new Error("too few people");
    browsers.set(kind, await stack.signIn(person.email.split("@")[0] ?? ""));
    if (one.role === "") continue;
    const own = one.rights && (await post("/api/access/roles", { name: kind, rights: one.rights }));
    const set: ChannelSet = one.over === "all" ? { of: "all" } : { of: "list", channelIds: [ids.inside] };
    await post("/api/access/grants", {
      ...{ roleId: own?.id ?? one.role, set, reason: "A test", untilMs: null },
      to: { is: "person", userId: person.id, name: person.email },
    });
  }
}, 240_000);
afterAll(() => stack.close());

const browserOf = (kind: string): Browser => {
  const browser = browsers.get(kind);
  if (!browser) throw new Error(`nobody is ${kind}`);
  return browser;
};

const readable = operations.filter((operation) => isReading(operation));
type Readable = (typeof readable)[number];
/** Of which channel something is read, where the path does not say. */
const ofQuery = ["channel_id", "to_channel"];
const channelInQuery = ({ query }: Readable) => query.find(({ name }) => ofQuery.includes(name))?.name;
const addressOf = (operation: Readable, connection: ConnectionName, channelId: string): string => {
  const path = operation.path
    .replace("{channelId}", channelId)
    .replace("{userId}", connection === "me" ? "me" : "nobody-here")
    .replace(/\{\w+\}/g, "none");
  const name = channelInQuery(operation);
  return `/api/zoom/${connection}${path}${name === undefined ? "" : `?${name}=${channelId}`}`;
};
async function isRead(browser: Browser, operation: Readable, connection: ConnectionName, channelId: string) {
  const { method } = operation;
  const body = method === "GET" ? {} : { body: {} };
  const answer = await browser.send(addressOf(operation, connection, channelId), { method, ...body });
  return !(answer.status === 403 && answer.text.includes('"forbidden_role"'));
}
const isOfAccountApp = (id: OperationId): boolean => {
  const { apps, scopes, granularScopes } = operationById(id);
  const isClosed = apps === "user-managed only" || apps === "OAuth 2.0 only";
  return !isClosed && scopes.admin.length + granularScopes.admin.length > 0;
};
const isOfUserApp = (id: OperationId): boolean => {
  const { apps, scopes, granularScopes } = operationById(id);
  return apps !== "account-level only" && scopes.user.length + granularScopes.user.length > 0;
};

describe.each(kinds)("%s", (kind) => {
  const { over, sees, does, rights: some } = held[kind] ?? none;
  const isSeen = (id: string, tag: string) => sees.includes(some && ofOtherView.includes(id) ? id : tag);

  test("reads what their role shows, where it does", async () => {
    const found: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const operation of readable)
      for (const connection of ["me", "account"] as const satisfies readonly ConnectionName[]) {
        const { id, path, tag } = operation;
        const isOfChannel = path.includes("{channelId}");
        for (const where of isOfChannel || channelInQuery(operation) ? places : nowhere) {
          const key = `${id} through ${connection}, ${where}`;
          const isThere = over === "all" || (isOfChannel && where === "inside");
          expected[key] = connection === "me" ? isOfUserApp(id) : isOfAccountApp(id) && isSeen(id, tag) && isThere;
          found[key] = await isRead(browserOf(kind), operation, connection, ids[where]);
        }
      }
    expect(found).toEqual(expected);
  }, 240_000);

  test("does what their role allows, where it does", async () => {
    const found: Record<string, boolean | number> = {};
    const expected: Record<string, boolean> = {};
    for (const [actionId] of cases.filter(([, connection]) => connection === "account")) {
      const { target, input } = actionModel(actionId);
      const options = { numRuns: 1, seed: 1 };
      const [some] = fc.sample(target as fc.Arbitrary<Record<string, unknown>>, options);
      const [given] = fc.sample(input, options);
      const isPlaced = some !== undefined && "channelId" in some && actionId !== "create-channels";
      const isOfChannel = [...inChannels, ...toChannels, ...ofAccount].includes(actionId);
      for (const where of isPlaced ? places : nowhere) {
        const key = `${actionId}, ${where}`;
        expected[key] = does.includes(actionId) && (over === "all" || (isOfChannel && where === "inside"));
        const own = {
          ...some,
          ...(isPlaced && { channelId: ids[where] }),
          ...(some && "picture" in some && { picture: "" }),
        };
        const parts = [{ actionId, input: given, targets: [own] }];
        const answer = await browserOf(kind).post("/api/changes", { connection: "account", parts });
        found[key] = answer.status === 201 || (answer.status === 403 ? false : answer.status);
      }
    }
    expect(found).toEqual(expected);
  }, 240_000);
});

test("of a protected channel only workspace administrators over all read, whether path or query names it", async () => {
  const owner = await stack.signIn("owner");
  const address = `/api/access/protected/${ids.outside}`;
  await owner.send(address, { method: "PUT", body: { reason: "A test" } });
  const ofChannels = readable.filter(
    (operation) =>
      isOfAccountApp(operation.id) && (operation.path.includes("{channelId}") || channelInQuery(operation)),
  );
  const found: Record<string, boolean> = {};
  const expected: Record<string, boolean> = {};
  for (const kind of kinds)
    for (const operation of ofChannels) {
      const key = `${operation.id} by ${kind}`;
      expected[key] = kind === "a workspace administrator";
      found[key] = await isRead(browserOf(kind), operation, "account", ids.outside);
    }
  await owner.send(address, { method: "DELETE" });
  expect(found).toEqual(expected);
}, 240_000);

test("every action of the account has its place here", () => {
  const ofAccountConnection = actionIds.filter((id) =>
    cases.some(([one, connection]) => one === id && connection === "account"),
  );
  expect(everyAction.toSorted()).toEqual(ofAccountConnection.toSorted());
});
