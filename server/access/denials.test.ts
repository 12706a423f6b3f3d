import { eq } from "drizzle-orm";
import type { InferOutput } from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { userIdKey } from "../../contract/user-id.ts";
import type { AuditList } from "../../domain/audit/info.ts";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { OwnerTasks } from "../../domain/inventory/owner-tasks.ts";
import { isPublic } from "../../sandbox/store/channel.ts";
import { MEMBER_ROLE } from "../../sandbox/store/roles.ts";
import { inventoryAddresses, inventoryChannels } from "../db/schema.ts";
import { writeChannelMembers, writeMentionGroups, writeRetention } from "../inventory/store/facts.ts";
import { channels, people, spaces, writeThings } from "../inventory/store/things.ts";
import type { Answer, Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { openEvents } from "../testing/event-stream.ts";
import { type Kind, kinds } from "../testing/kinds-of-people.ts";
import { writeKnownCompany } from "../testing/known-company.ts";
import { type Expectation, expectations, type Made } from "../testing/route-expectations.ts";
import { type Stack, startStack } from "../testing/stack.ts";

/** Whose part in the company each kind plays; the others have no session. */
const parts = {
  ...{ owner: "owner", admin: "admin", manager: "channel-admin", auditor: "channel-viewer", member: "member" },
  ...{ coordinator: "coordinator", demoted: "helpdesk", deactivated: "lead", unconnected: "owner" },
} as const satisfies Partial<Record<Kind, string>>;
const ADMINISTRATOR_ROLE = "1";
const MINUTES_MS = 60_000;

/** Stands in rows that only some may see. */
const HIDDEN_ADDRESS = "hidden-7731@partner.example";
const MESSAGE_DAY = "2019-03-07";
const POLICY = "7417731m";
const GROUP = "Secret group 7731";
const VIEW = "Secret view 7731";
const SPACE = "Secret space 7731";
const LEAVER = "Leaver of 7731";

describe("who is told what, by every route", () => {
  let stack: Stack;
  let unconnected: Stack;
  /** A console for another account than the people's. */
  let foreign: Stack;
  let browsers: Readonly<Record<Kind, Browser>>;
  let made: Made;
  /** What somebody of each kind may not read in any answer. */
  let secrets: Readonly<Record<Kind, readonly string[]>>;
  const told = new Map<Kind, string>();

  beforeAll(async () => {
    const config = { inventoryPart: 1, webhookSecret: "a secret of webhooks that is long enough" };
    [stack, unconnected, foreign] = await Promise.all([
      startStack({ config }),
      startStack({ config: { ...config, account: null } }),
      startStack({ config: { ...config, accountId: "another-account" } }),
    ]);
    const company = companyOf(stack);
    Object.assign(company.userOf(parts.demoted), { roleId: ADMINISTRATOR_ROLE });
    Object.assign(company.userOf(parts.deactivated), { roleId: ADMINISTRATOR_ROLE });
    const signedIn: Partial<Record<Kind, Browser>> = {};
    for (const kind of kinds) {
      if (kind === "nobody" || kind === "external") continue;
      signedIn[kind] = await (kind === "unconnected" ? unconnected : stack).signIn(parts[kind]);
      expect((await signedIn[kind].get("/api/inventory")).status).toBe(
        ["member", "coordinator", "unconnected"].includes(kind) ? 403 : 200,
      );
    }
    const external = foreign.browser();
    expect((await external.signIn("owner@sandbox.example")).headers.get("location")).not.toBe("/");
    browsers = { nobody: stack.browser(), external, ...signedIn } as Record<Kind, Browser>;
    Object.assign(company.userOf(parts.demoted), { roleId: MEMBER_ROLE });
    Object.assign(company.userOf(parts.deactivated), { status: "inactive" });
    made = await make(stack, browsers);
    stack.clock.advance(5 * MINUTES_MS);
    secrets = secretsOf(stack);
  }, 120_000);
  afterAll(() => Promise.all([stack, unconnected, foreign].map((one) => one.close())));

  const ask = async (kind: Kind, route: string, { at, body, isStream }: Expectation) => {
    const [method = "", path = ""] = route.split(" ");
    const address = (await at?.(made, path, kind)) ?? path;
    const browser = browsers[kind];
    if (isStream) {
      const { status, close } = await openEvents(browser);
      close();
      return { status, text: "" };
    }
    const given = body?.(made);
    return browser.send(address, { method, ...(given !== undefined && { body: given }) });
  };

  test("every route has its place here", () => {
    const all = stack.routes.filter((route) => /^\w+ \/(?:api|webhooks)\//.test(route));
    expect(Object.keys(expectations).toSorted()).toEqual(all);
  });

  test.each(Object.entries(expectations).flatMap(([route, some]) => some.map((one, at) => ({ route, at, one }))))(
    "$route, $at",
    async ({ route, one }) => {
      const { may, answer, refusal = 403, but = {} } = one;
      const found: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const kind of kinds) {
        const { status, text } = await ask(kind, route, one);
        told.set(kind, `${told.get(kind) ?? ""}\n${text}`);
        const leaks = secrets[kind].filter((secret) => text.includes(secret));
        found[kind] = leaks.length > 0 ? { status, leaks, text } : status;
        const isOut = kind === "nobody" || kind === "external";
        expected[kind] = but[kind] ?? (isOut ? 401 : may.includes(kind) ? answer : refusal);
      }
      expect(found).toEqual(expected);
    },
    60_000,
  );

  test("and what some are not told is told to those who may know it", () => {
    const all = told.get("owner") ?? "";
    for (const secret of [made.channelId, made.channel, ...hiddenOf("member")]) expect(all).toContain(secret);
  });
});

const hiddenOf = (kind: Kind): readonly string[] => {
  if (kind === "owner" || kind === "admin") return [];
  const ofWhole = [HIDDEN_ADDRESS, MESSAGE_DAY];
  return kind === "manager" || kind === "auditor" ? ofWhole : [...ofWhole, POLICY, GROUP, VIEW, SPACE, LEAVER];
};

/** Names and IDs of private channels that somebody is not in, and what stands in the inventory for some alone. */
function secretsOf({ sandbox: { store } }: Stack): Record<Kind, readonly string[]> {
  const of = (kind: Kind): readonly string[] => {
    if (kind === "owner" || kind === "admin" || kind === "manager" || kind === "auditor") return hiddenOf(kind);
    const user = kind in parts ? store.findUser(`${parts[kind as keyof typeof parts]}@sandbox.example`) : undefined;
    const seen = store.channels.all.filter(
      ({ type, members }) => isPublic(type) || (user !== undefined && members.has(user.index)),
    );
    const names = seen.map(({ name }) => name);
    const hidden = store.channels.all.filter((channel) => !seen.includes(channel));
    const own = hidden
      .map(({ name }) => name)
      .filter((name) => name !== "" && !names.some((one) => one.includes(name)));
    return [...hiddenOf(kind), ...hidden.map(({ id }) => id), ...own];
  };
  return Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, readonly string[]>;
}

async function make(stack: Stack, { owner, admin }: Readonly<Record<Kind, Browser>>): Promise<Made> {
  const { database, clock, sandbox } = stack;
  const { orm } = database;
  const { store } = sandbox;
  const nowMs = clock.nowMs();
  const company = companyOf(stack);
  // Nothing is read of Zoom: what is made up stays.
  await done(admin.post("/api/inventory/pause", {}));
  await stack.jobs.start();
  await writeKnownCompany(orm, nowMs);
  const outs = (["member", "coordinator", "demoted", "deactivated"] as const).map((kind) =>
    company.userOf(parts[kind]),
  );
  const channel = store.channels.all.find(
    ({ type, isArchived, space, members, name }) =>
      type === 1 && !isArchived && space === null && name.length > 8 && outs.every(({ index }) => !members.has(index)),
  );
  if (!channel) throw new Error("every private channel has one of these people in it");
  const lead = company.userOf("channel-admin");
  const key = userIdKey(lead.id);
  const person = (userId: string, name: string, status = "active") => ({
    ...{ key: userIdKey(userId), user_id: userId, name, status, email: `${name.replaceAll(" ", ".")}@sandbox.example` },
    ...{ department: "", job_title: "", manager: "", role_id: MEMBER_ROLE },
  });
  const spare = Array.from({ length: 3 * kinds.length }, (_, at) => person(`spare-${at}`, `Spare ${at}`));
  await writeThings(orm, people, [
    { things: [person(lead.id, lead.displayName), person("leaver", LEAVER, "inactive"), ...spare], atMs: nowMs },
  ]);
  const settings = { posting: 1, adding: 1, mention_all: 2, external: 0, sees_history: true, told_by: "getChannel" };
  await writeThings(orm, channels, [
    { things: [{ key: channel.id, name: channel.name, type: 1, ...settings }], atMs: nowMs },
  ]);
  await writeThings(orm, spaces, [
    {
      things: [{ key: "space-7731", name: SPACE, description: "", owner_key: key, owner_name: lead.displayName }],
      atMs: nowMs,
    },
  ]);
  const member = { userId: lead.id, memberId: "m", name: lead.displayName, email: lead.email, isExternal: false };
  const leaver = { userId: "leaver", memberId: "l", name: LEAVER, email: "", isExternal: false, role: "owner" };
  const outsider = { userId: "", memberId: "out", name: "Guest", email: "", isExternal: true, role: "member" };
  const inside = [leaver, { ...member, role: "admin" }, outsider];
  await writeChannelMembers(orm, [{ place: channel.id, people: inside, unreadableCount: 0, atMs: nowMs }]);
  await writeRetention(orm, [{ channelId: channel.id, period: POLICY, atMs: nowMs }]);
  const group = {
    id: "group-7731",
    name: GROUP,
    description: "",
    people: [{ ...member, role: "member" }],
    unreadableCount: 0,
  };
  await writeMentionGroups(orm, [
    { channelId: channel.id, isArchived: false, groups: [group], unreadableCount: 0, atMs: nowMs },
  ]);
  await orm.update(inventoryChannels).set({ lastMessageDay: MESSAGE_DAY }).where(eq(inventoryChannels.id, channel.id));
  await orm.insert(inventoryAddresses).values({ memberId: "out", email: HIDDEN_ADDRESS, atMs: nowMs });

  const tasks = [{ channelId: channel.id, fromKey: userIdKey("leaver"), toKey: key }];
  await done(admin.post("/api/inventory/owner-tasks", { tasks }));
  const listed = (await done(admin.get("/api/inventory/owner-tasks"))) as InferOutput<typeof OwnerTasks>;
  const view = { page: "/channels", name: VIEW, search: `find=${encodeURIComponent(channel.name)}`, isShared: true };
  const { id: viewId } = (await done(admin.post("/api/views", view))) as { id: string };
  const file = `version: 1\nchannels:\n  - id: ${channel.id}\n    members: [${HIDDEN_ADDRESS}]\n`;
  await done(owner.send("/api/desired", { method: "PUT", body: { text: file, version: 0 } }));
  const targets = [{ channelId: channel.id, name: channel.name }];
  let days = 30;
  // What another one has made so already is nothing to apply.
  const freshChangeId = async () => {
    days += 1;
    const parts = [{ actionId: "set-retention", input: { period: `${days}d` }, targets }];
    return ((await done(admin.post("/api/changes", { connection: "account", parts }))) as Pick<ChangeInfo, "id">).id;
  };
  const changeId = await freshChangeId();
  const trail = (await done(admin.get("/api/audit?operation=addOwnerTasks"))) as InferOutput<typeof AuditList>;
  let someone = 0;
  return {
    channelId: channel.id,
    channel: channel.name,
    otherSpaceId: store.spaces.page(0, 1).items[0]?.id ?? "",
    personKey: key,
    someoneKey: async () => `spare-${someone++}`,
    ...{ changeId, freshChangeId, auditSeq: trail.rows[0]?.seq ?? 0 },
    groupId: store.groups.all[0]?.id ?? "",
    spareUserId: company.userOf("coordinator").id,
    spareChannelId: company.channelNamed("Coffee and cake").id,
    emojiId: store.emoji.page("", 0, 1).items[0]?.file.id ?? "",
    ...{ viewId, taskId: listed.tasks[0]?.id ?? "", fileVersion: 1, file },
    untilMs: nowMs + 24 * 60 * MINUTES_MS,
  };
}

async function done(answer: Promise<Answer>): Promise<unknown> {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(text);
  return text.startsWith("{") ? JSON.parse(text) : null;
}
