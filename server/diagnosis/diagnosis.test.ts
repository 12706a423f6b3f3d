// The help desk's questions over HTTP: who it is, and why they cannot do something. The judge is the sandbox, where the
// same person tries it.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { userIdKey } from "../../contract/user-id.ts";
import type { Diagnosis } from "../../domain/diagnosis/info.ts";
import { type Question, questionIds } from "../../domain/diagnosis/questions.ts";
import type { InventoryPerson, PersonPage } from "../../domain/inventory/people.ts";
import {
  type Channel,
  type ChannelSettings,
  type ChannelType,
  isInternalOnly,
  letsEveryoneAdd,
} from "../../sandbox/store/channel.ts";
import { phoneOf } from "../../sandbox/store/seed/phones.ts";
import type { User } from "../../sandbox/store/store.ts";
import { call, signIn } from "../../sandbox/testing/sandbox-client.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import type { Stack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";

let stack: Stack;
let admin: Browser;
let company: ReturnType<typeof companyOf>;

beforeAll(async () => {
  stack = await startWithWholeInventory({ sandbox: { plan: "unlimited" } });
  admin = await stack.signIn("admin");
  company = companyOf(stack);
}, WHOLE_MS);
afterAll(() => stack.close());

const asking = (person: string, channel: Pick<Channel, "id">, question: string) =>
  `/api/help/diagnosis?${new URLSearchParams({ person, channel: channel.id, question })}`;
async function diagnosis(person: User, channel: Channel, question: Question, by = admin): Promise<Diagnosis> {
  const answer = await by.get(asking(userIdKey(person.id), channel, question));
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json() as Diagnosis;
}

describe("a person", () => {
  const found = async (find: string, by = admin) =>
    ((await by.get(`/api/inventory/people?${new URLSearchParams({ find })}`)).json() as Found).people.map(
      ({ userId }) => userId,
    );
  interface Found {
    readonly people: readonly InventoryPerson[];
  }
  const withPhone = () => {
    const user = stack.sandbox.store.users.find((one) => one.status === "active" && phoneOf(one) !== null);
    const phone = user && phoneOf(user);
    if (!user || !phone) throw new Error("nobody has a phone");
    return { user, ...phone };
  };

  test("is found by any way to write their phone number, which their page shows", async () => {
    const { user, code, number } = withPhone();
    const spaced = `${number.slice(0, 3)} ${number.slice(3, 6)}-${number.slice(6)}`;
    for (const typed of [`${code} ${spaced}`, `00${code.slice(1)}${number}`, `0${spaced}`, `(0)${number}`, spaced])
      expect([typed, await found(typed)]).toEqual([typed, [user.id]]);
    // What is named is looked for by its words alone.
    expect(await found(`${user.firstName} 4567`)).toEqual([]);
    expect(await found(`${code} 999 999 999`)).toEqual([]);
    const page = (await admin.get(`/api/inventory/people/${userIdKey(user.id)}`)).json() as PersonPage;
    expect(page.phones).toEqual([{ number: `${code} ${number}`, label: phoneOf(user)?.label }]);
    const suggested = (await admin.get(`/api/inventory/suggest/people?find=${encodeURIComponent(spaced)}`)).json();
    expect(suggested).toMatchObject({ people: [{ userId: user.id }] });
  });

  test("is found by ID and by a name that is nearly right", async () => {
    const lead = company.userOf("lead");
    expect(await found(lead.id)).toEqual([lead.id]);
    expect(await found("Marcheti")).toContain(lead.id);
  });
});

describe("whoever asks", () => {
  let grants: string[] = [];
  beforeEach(async () => {
    const owner = await stack.signIn("owner");
    for (const id of grants) await owner.send(`/api/access/grants/${id}`, { method: "DELETE" });
    grants = [];
  });
  /** The help desk over one shared space. */
  async function deskOf(spaceId: string): Promise<Browser> {
    const owner = await stack.signIn("owner");
    const desk = company.userOf("helpdesk");
    const to = { is: "person", userId: desk.id, name: "helpdesk" };
    const set = { of: "spaces", spaceIds: [spaceId] };
    const body = { roleId: "help-desk", set, to, untilMs: null, reason: "For the test" };
    grants.push(((await owner.post("/api/access/grants", body)).json() as { id: string }).id);
    return stack.signIn("helpdesk");
  }
  const inSpace = () => {
    const { channels } = stack.sandbox.store;
    const channel = channels.all.find(({ space, type }) => space?.type === "private" && type !== 4);
    const person = channel?.members.people
      .map((index) => stack.sandbox.store.people.at(index))
      .find((one) => !one.isExternal && one.status === "active" && channels.standing(channel, one.index) === "member");
    if (!channel?.space || !person || person.isExternal) throw new Error("no space has a channel with members");
    return { channel, person, spaceId: channel.space.spaceId };
  };

  test("has to see the channel, and is told of anyone by name alone", async () => {
    const { channel, person, spaceId } = inSpace();
    const member = await stack.signIn("member");
    const elsewhere = company.channelNamed("Quarterly planning");
    expect((await member.get(asking(userIdKey(person.id), elsewhere, "post"))).status).toBe(403);
    const desk = await deskOf(spaceId);
    expect((await desk.get(asking(userIdKey(person.id), channel, "post"))).status).toBe(200);
    expect((await desk.get(asking(userIdKey(person.id), elsewhere, "post"))).status).toBe(403);
    // Of channels that they run themselves they see the people too.
    const { index: own } = company.userOf("helpdesk");
    const { channels, users } = stack.sandbox.store;
    const seen = channels.all.filter((one) => one.space?.spaceId === spaceId || one.leaders.has(own));
    const stranger = users.find(
      ({ index, status }) => status === "active" && seen.every((one) => !channels.isMember(one, index)),
    );
    if (!stranger) throw new Error("they see everyone");
    // Anyone of the account is found by name, and it is for the channel's desk to say that they are not in it.
    const answer = await desk.get(asking(userIdKey(stranger.id), channel, "post"));
    expect([answer.status, answer.text.includes(stranger.department || "no department")]).toEqual([200, false]);
    expect((await desk.get(asking(userIdKey(stranger.id), elsewhere, "post"))).status).toBe(403);
    expect((await desk.get(asking("nobody-has-this", channel, "post"))).status).toBe(404);
  });

  test("is offered what they may do, and told who can do the rest", async () => {
    const { channel, person, spaceId } = inSpace();
    channel.settings = { ...channel.settings, postingPermissions: 2 };
    const desk = await deskOf(spaceId);
    const { causes } = await diagnosis(person, channel, "post", desk);
    const [cause] = causes;
    expect(cause).toMatchObject({ id: "posting", certainty: "certain" });
    const may = Object.fromEntries((cause?.remedies ?? []).map(({ label, mayNot }) => [label, mayNot]));
    expect(may["Promote to administrator"]).toBeNull();
    expect(may["Let everyone post"]).toMatch(/the channel’s owner, .*Channel administrator/);
    const promotion = cause?.remedies.find(({ mayNot }) => mayNot === null);
    const made = await desk.post("/api/changes", {
      ...{ connection: "account", parts: [promotion?.part], apply: true, confirmed: "grave" },
    });
    expect(made.status).toBe(201);
    await expect
      .poll(() => stack.sandbox.store.channels.standing(channel, person.index), { timeout: 20_000 })
      .toBe("admin");
    expect((await diagnosis(person, channel, "post", desk)).causes).toEqual([]);
  });

  test("is told what the inventory read last, with when, where Zoom does not answer", async () => {
    const channel = company.channelNamed("Platform team");
    const person = company.userOf("lead");
    for (const operation of ["getChannel", "getUser"]) await stack.fault({ operation, status: 400, code: 5301 });
    const { facts } = await diagnosis(person, channel, "post");
    const from = Object.fromEntries(facts.map((fact) => [fact.name, fact.from]));
    expect(from).toMatchObject({ Account: "inventory", "Who can post": "inventory", "In the channel": "zoom" });
    for (const { atMs } of facts) expect(atMs).toEqual(expect.any(Number));
  });

  test("hears of what is no question, no ID and no person", async () => {
    const channel = company.channelNamed("Platform team");
    const lead = userIdKey(company.userOf("lead").id);
    expect((await admin.get(asking(lead, channel, "why"))).status).toBe(400);
    expect((await admin.get(asking(lead, { id: "../users" }, "post"))).status).toBe(400);
    expect((await admin.get(asking("nobody-at-all", channel, "post"))).status).toBe(404);
    const gone = (await admin.get(asking(lead, { id: "0".repeat(32) }, "post"))).json() as Diagnosis;
    expect(gone.causes).toMatchObject([{ id: "channel-gone", certainty: "certain" }]);
  });
});

/** What of a channel and of somebody in it can be otherwise. */
interface Case {
  readonly type: Exclude<ChannelType, 0 | 4>;
  readonly settings: Omit<ChannelSettings, "designatedPostingMembers">;
  readonly isArchived: boolean;
  readonly role: "none" | "member" | "admin";
  readonly isDesignated: boolean;
  readonly isActive: boolean;
}
const cases: fc.Arbitrary<Case> = fc.record({
  type: fc.constantFrom(1, 2, 3, 5),
  settings: fc.record({
    addMemberPermissions: fc.constantFrom(1, 2),
    newMembersCanSeePreviousMessagesFiles: fc.boolean(),
    postingPermissions: fc.constantFrom(1, 2, 3),
    mentionAllPermissions: fc.constantFrom(1, 2, 3),
    allowToAddExternalUsers: fc.constantFrom(0, 1, 2, 3),
  }),
  isArchived: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  role: fc.constantFrom("none", "member", "member", "admin"),
  isDesignated: fc.boolean(),
  isActive: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

describe("held against the sandbox", () => {
  let token: string;
  let channel: Channel;
  let person: User;
  let newcomer: User;
  beforeAll(async () => {
    ({ access_token: token } = await signIn(stack.sandbox, "sandbox-user", "member"));
    channel = company.channelNamed("Release notes");
    person = company.userOf("member");
    newcomer = company.userOf("channel-viewer");
  });

  function arrange({ type, settings, isArchived, role, isDesignated, isActive }: Case): void {
    const { channels, people } = stack.sandbox.store;
    people.setStatus(person, "active");
    channels.setArchived(channel, false);
    if (channels.isMember(channel, person.index)) channels.remove(channel, person.index);
    if (channels.isMember(channel, newcomer.index)) channels.remove(channel, newcomer.index);
    channels.setType(channel, type);
    channel.settings = {
      ...settings,
      designatedPostingMembers: isDesignated ? [person.index] : [],
      // What follows from the type.
      ...(letsEveryoneAdd(type) && { addMemberPermissions: 1 }),
      ...(isInternalOnly(type) && { allowToAddExternalUsers: 0 }),
    };
    if (role !== "none") channels.add(channel, person.index);
    if (role === "admin") channel.leaders.add(person.index);
    channels.setArchived(channel, isArchived);
    if (!isActive) people.setStatus(person, "inactive");
  }

  const asThem = async (target: `${string} /${string}`, body?: unknown) => {
    // Zoom takes few messages a second in a channel, and few searches a minute.
    stack.clock.advance(4_000);
    const { status, body: answer } = await call(stack.sandbox, token, target, body);
    // What is told by a limit or a lost sign-in is no verdict.
    expect([401, 429]).not.toContain(status);
    return { isDone: status >= 200 && status < 300, answer };
  };
  const says = (more: object) =>
    asThem("POST /chat/users/me/messages", { message: "@all hello", to_channel: channel.id, ...more });
  /** Whether the sandbox lets them. */
  const acts: Readonly<Record<"post" | "add" | "mention" | "find", () => Promise<boolean>>> = {
    post: async () => (await says({})).isDone,
    mention: async () => (await says({ at_items: [{ at_type: 2, start_position: 0, end_position: 3 }] })).isDone,
    add: async () => {
      const added = { members: [{ email: newcomer.email }] };
      return (await asThem(`POST /chat/users/me/channels/${channel.id}/members`, added)).isDone;
    },
    find: async () => {
      const needle = { search_type: "by_channel_name_exact_match", channel_name: channel.name };
      for (const haystack of ["public", "user_joined"]) {
        const { isDone, answer } = await asThem("POST /chat/channels/search", { haystack, needle });
        if (isDone && JSON.stringify(answer).includes(channel.id)) return true;
      }
      return false;
    },
  };

  test("they are told to be stopped where the sandbox stops them, and nowhere else", async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.constantFrom("post", "add", "mention", "find"), async (given, question) => {
        arrange(given);
        const { causes } = await diagnosis(person, channel, question);
        const isStopped = causes.some(({ certainty }) => certainty === "certain");
        expect(causes.filter(({ certainty }) => certainty === "unknown")).toEqual([]);
        // Nobody who is deactivated has a token: Zoom's API is asked by those who are there.
        const may = given.isActive && (await acts[question]());
        expect([question, given, causes, isStopped]).toEqual([question, given, causes, !may]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test("each remedy mends its cause, as the sandbox has it afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(
        cases.filter(({ isActive }) => isActive),
        fc.constantFrom("post", "add", "mention", "find"),
        fc.nat(5),
        async (given, question, which) => {
          arrange(given);
          for (let times = 0; times < 4; times += 1) {
            const { causes } = await diagnosis(person, channel, question);
            const [first] = causes.filter(({ certainty }) => certainty === "certain");
            if (!first) break;
            const remedy = first.remedies[which % Math.max(1, first.remedies.length)];
            // What comes first says so.
            if (!remedy) {
              expect(first.elsewhere).toContain("Unarchive");
              const next = causes.find(({ id }) => id === "archived");
              expect(next?.remedies).toHaveLength(1);
            }
            const part = (remedy ?? causes.find(({ id }) => id === "archived")?.remedies[0])?.part;
            const body = { connection: "account", parts: [part], apply: true, confirmed: "grave" };
            const answer = await admin.post("/api/changes", body);
            expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('"done"')]);
            const after = await diagnosis(person, channel, question);
            const mended = remedy ? first.id : "archived";
            expect(after.causes.filter(({ id, certainty }) => id === mended && certainty === "certain")).toEqual([]);
          }
          expect([given, await acts[question]()]).toEqual([given, true]);
        },
      ),
      { numRuns: 25 },
    );
  }, 180_000);

  test("mention groups that reach them are those of the sandbox", async () => {
    arrange({ ...fc.sample(cases, 1)[0], type: 1, isArchived: false, role: "member", isActive: true } as Case);
    const named = { mention_group_name: "on-call", identifiers: [company.personAt(channel.owner).memberId] };
    const { access_token: owners } = await signIn(stack.sandbox, "sandbox-user", "lead");
    const made = await call(stack.sandbox, owners, `POST /chat/channels/${channel.id}/mention_group`, named);
    expect(made.status).toBe(201);
    const { causes } = await diagnosis(person, channel, "mentioned");
    const remedy = causes.flatMap(({ remedies }) => remedies).find(({ name }) => name === "on-call");
    const body = { connection: "account", parts: [remedy?.part], apply: true, confirmed: "grave" };
    expect((await admin.post("/api/changes", body)).status).toBe(201);
    const [group] = channel.mentionGroups.filter(({ name }) => name === "on-call");
    expect(group?.members.has(person.index)).toBe(true);
    const after = await diagnosis(person, channel, "mentioned");
    expect(after.causes.flatMap(({ remedies }) => remedies).some(({ name }) => name === "on-call")).toBe(false);
  });

  test("every question is answered for whatever there is", async () => {
    const some = stack.sandbox.store.channels.all.filter((_, at) => at % 30 === 0);
    for (const one of some)
      for (const question of questionIds)
        expect((await diagnosis(person, one, question)).question, one.name).toBe(question);
  }, 60_000);
});
