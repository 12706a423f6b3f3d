// Every route that tells of the account or of what people hold, for everyone who holds something over some channels: what it
// tells of what is inside, and that it tells nothing of what is outside.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChannelSet } from "../../domain/access/channel-set.ts";
import type { InventoryDirectoryGroup } from "../../domain/inventory/directory-groups.ts";
import type { Findings } from "../../domain/inventory/findings.ts";
import type { InventoryPerson } from "../../domain/inventory/people.ts";
import { MEMBER_ROLE } from "../../sandbox/store/roles.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type Holder, holders, verdicts } from "../testing/holders.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { type Mark, marks, type Where, type World, wheres, writeWorld } from "../testing/two-worlds.ts";

type Holds = ReturnType<typeof verdicts> & Pick<Holder, "over">;
type Tells = Readonly<Partial<Record<Mark, (where: Where) => boolean>>>;

/** What it all turns on: people are seen wherever they are, or in the channels and spaces that are seen. */
function seeing({ account, channel, space, has, over }: Holds) {
  const room = (where: Where) => channel(where, "see-channels");
  const inRoom = (where: Where) => room(where) && (account("see-people") || channel(where, "see-people"));
  const inSpace = (where: Where) => space(where, "see-spaces") && (account("see-people") || space(where, "see-people"));
  const bringing = [
    "invite-members",
    "invite-administrators",
    "add-to-spaces",
    "add-administrators-to-spaces",
  ] as const;
  return {
    ...{ room, inRoom, inSpace },
    person: (where: Where) => account("see-people") || inRoom(where) || inSpace(where),
    space: (where: Where) => room(where) || space(where, "see-spaces"),
    mentions: (where: Where) => channel(where, "see-channels", "see-mention-groups"),
    isReader: account("see-channels") && account("see-people"),
    isEveryoneFound:
      account("see-people") || [...bringing, "add-to-directory-groups" as const, "give-roles" as const].some(has),
    policy: (where: Where) => room(where) && has("see-retention"),
    group: (where: Where) =>
      account("see-directory-groups") ||
      (over !== "own" && has("add-groups-to-channels")) ||
      channel(where, "see-channels", "see-directory-groups"),
  };
}

interface Row {
  readonly route: string;
  readonly body?: (ids: Ids) => unknown;
  readonly status: (holds: Holds) => number;
  readonly tells?: (holds: Holds) => Tells;
  /** What is counted, as it is to be and as it is. */
  readonly count?: { readonly of: (json: unknown) => number; readonly is: (holds: Holds) => number };
}
interface Ids {
  readonly worlds: Readonly<Record<Where, World>>;
  readonly tasks: Readonly<Record<Where, string>>;
  readonly personId: string;
  /** Somebody who takes no part. */
  readonly spareId: string;
  readonly roleId: string;
}

const ok = () => 200;
const countOf = (fits: (where: Where) => boolean): number => wheres.filter(fits).length;
const isReader = (holds: Holds) => (seeing(holds).isReader ? 200 : 403);
const isKeeper = (status: number) => (holds: Holds) => (holds.account("keep-inventory") ? status : 403);
const looksAtAccess = (holds: Holds) => (holds.account("give-roles") || holds.account("see-audit") ? 200 : 403);
const givesOrLooks = (holds: Holds) => (holds.has("give-roles") ? 200 : looksAtAccess(holds));
/** Over the account alone. */
const ofAccount =
  (...views: readonly Parameters<Holds["account"]>[0][]) =>
  (holds: Holds) =>
    views.every(holds.account) ? 200 : 403;

const readsDesired = ofAccount("see-channels", "see-people", "see-audit", "see-spaces", "see-mention-groups");

const aboutRooms = (holds: Holds): Tells => {
  const { room, policy } = seeing(holds);
  return { room, leaver: room, space: room, policy };
};
const aboutPeople = (holds: Holds): Tells => {
  const { person } = seeing(holds);
  return { ann: person, leaver: person, department: person };
};
const ownersOf = (holds: Holds): Tells => {
  const { person, room } = seeing(holds);
  const isTold = (where: Where) => person(where) && room(where);
  return { leaver: isTold, department: isTold };
};
const aboutGuests = (holds: Holds): Tells => {
  const { inRoom } = seeing(holds);
  return { guest: inRoom, room: inRoom, space: inRoom };
};
const aboutMentions = (holds: Holds): Tells => ({ mentions: seeing(holds).mentions, room: seeing(holds).mentions });
const pageOf =
  (which: Where) =>
  (holds: Holds): Tells => {
    const { person, room, inSpace, mentions, isEveryoneFound } = seeing(holds);
    const here = (fits: (where: Where) => boolean) => (where: Where) => where === which && person(where) && fits(where);
    return {
      ann: (where) => where === which && (person(where) || isEveryoneFound),
      ...{ department: here(() => true), room: here(room), mentions: here(mentions) },
      space: here((where) => room(where) || inSpace(where)),
      group: here(() => holds.account("see-directory-groups")),
    };
  };
/** Whoever brings people in finds everyone by name, and sees no more of who is nowhere in reach. */
const isFound = (holds: Holds, where: Where): boolean => seeing(holds).person(where) || seeing(holds).isEveryoneFound;
const edits = (holds: Holds, where: Where): boolean =>
  holds.channel(where, "see-channels", "set-channel-settings") &&
  (seeing(holds).isEveryoneFound || seeing(holds).person(where));
const isGiver = (over: Holder["over"]) => over === "all" || over === "list";
/** Nobody gives more than they have, or over more. */
const gives = (holds: Holds, set: readonly Where[]) =>
  holds.has("give-roles") &&
  holds.has("see-channels") &&
  (holds.over === "all" || (holds.over === "list" && !set.includes("outside")));

const channelFile = (kind: string, where: Where): Row => ({
  route: `GET /api/exports/${kind}.csv?connection=account&channel_id={${where}}`,
  status: ({ channel }) => (channel(where, "see-channels") ? 200 : 403),
});
const spaceFile = (kind: string, where: Where): Row => ({
  route: `GET /api/exports/${kind}.csv?connection=account&space_id={${where}-space}`,
  status: ({ space }) => (space(where, "see-spaces") ? 200 : 403),
});
const each = (rowOf: (where: Where) => Row): readonly Row[] => wheres.map(rowOf);
const sets: readonly (readonly Where[])[] = [["inside"], ["outside"], ["inside", "outside"]];

const rows: readonly Row[] = [
  // The inventory.
  { route: "GET /api/inventory", status: isReader },
  { route: "GET /api/inventory/state", status: ok },
  { route: "GET /api/inventory/channels?page_size=500", status: ok, tells: aboutRooms },
  ...each((which) => ({
    route: `GET /api/inventory/channels?person=${which}-ann`,
    status: ok,
    tells: (holds) => {
      const { inRoom, policy } = seeing(holds);
      const told = (where: Where) => where === which && inRoom(where);
      return { room: told, leaver: told, space: told, policy: (where) => told(where) && policy(where) };
    },
  })),
  {
    route: "GET /api/inventory/channels?find=ann",
    status: ok,
    tells: (holds) => {
      const { inRoom, policy } = seeing(holds);
      return { room: inRoom, leaver: inRoom, space: inRoom, policy: (where) => inRoom(where) && policy(where) };
    },
  },
  {
    route: "GET /api/inventory/channels/counts",
    status: ok,
    tells: (holds) => ({ policy: seeing(holds).policy }),
    count: {
      of: (json) => Object.values((json as { type: Record<string, number> }).type).reduce((sum, one) => sum + one, 0),
      is: (holds) => countOf(seeing(holds).room),
    },
  },
  { route: "GET /api/inventory/spaces", status: ok, tells: (holds) => ({ space: seeing(holds).space }) },
  {
    route: "GET /api/inventory/people?page_size=500",
    status: ok,
    tells: aboutPeople,
    count: {
      of: (json) =>
        (json as { people: InventoryPerson[] }).people
          .filter(({ name }) => name.startsWith("Ann"))
          .reduce((sum, { channels }) => sum + channels, 0),
      is: (holds) => countOf((where) => seeing(holds).person(where) && seeing(holds).room(where)),
    },
  },
  {
    route: "GET /api/inventory/people?leads=owns",
    status: ok,
    tells: ownersOf,
    count: {
      of: (json) => (json as { total: number }).total,
      is: (holds) => countOf((where) => seeing(holds).person(where) && seeing(holds).room(where)),
    },
  },
  {
    route: "GET /api/inventory/people?group=none",
    status: ofAccount("see-directory-groups"),
    tells: (holds) => ({ leaver: seeing(holds).person, department: seeing(holds).person }),
  },
  ...each((where) => ({
    route: `GET /api/inventory/people/${where}-ann`,
    status: (holds) => (isFound(holds, where) ? 200 : 404),
    tells: pageOf(where),
  })),
  { route: "GET /api/inventory/external?page_size=500", status: ok, tells: aboutGuests },
  { route: "GET /api/inventory/external/values", status: ok, tells: aboutGuests },
  { route: "GET /api/inventory/mention-groups?page_size=500", status: ok, tells: aboutMentions },
  {
    route: "GET /api/inventory/directory-groups",
    status: ok,
    tells: (holds) => ({ group: seeing(holds).group }),
    count: {
      of: (json) =>
        (json as { groups: InventoryDirectoryGroup[] }).groups.reduce((sum, { channels }) => sum + (channels ?? 0), 0),
      is: (holds) => countOf((where) => holds.channel(where, "see-channels", "see-directory-groups")),
    },
  },
  { route: "GET /api/inventory/retention", status: ok },
  {
    route: "GET /api/inventory/suggest/people?find=ann",
    status: ok,
    tells: (holds) => {
      const { person, isEveryoneFound } = seeing(holds);
      return { ann: (where) => isEveryoneFound || person(where), department: person };
    },
  },
  {
    route: "GET /api/inventory/suggest/people",
    status: ok,
    tells: (holds) => {
      const { person, isEveryoneFound } = seeing(holds);
      return { ann: (where) => isEveryoneFound || person(where), department: person };
    },
  },
  {
    route: "GET /api/inventory/suggest/channels?find=room",
    status: ok,
    tells: (holds) => ({ room: seeing(holds).room, space: seeing(holds).room }),
  },
  {
    route: "GET /api/inventory/own-channels",
    status: ok,
    tells: ({ over, has }) => {
      const isIn = (where: Where) => over === "own" && has("see-channels") && where === "inside";
      return { room: isIn, leaver: isIn };
    },
  },
  {
    route: "GET /api/inventory/leavers?of=deactivated",
    status: ok,
    tells: (holds) => {
      const { inRoom } = seeing(holds);
      return { leaver: inRoom, department: inRoom, room: inRoom, space: inRoom, ann: inRoom };
    },
    count: {
      of: (json) => (json as { total: number }).total,
      is: (holds) => countOf(seeing(holds).inRoom),
    },
  },
  {
    route: "GET /api/inventory/leavers?people=inside-ann,outside-ann&chosen=inside-ann,outside-ann",
    status: ok,
    tells: (holds) => {
      const { person, inRoom, inSpace, isEveryoneFound } = seeing(holds);
      return {
        ...{ ann: (where) => isEveryoneFound || person(where), department: person, room: inRoom, leaver: inRoom },
        space: (where) => inRoom(where) || inSpace(where),
        mentions: (where) => inRoom(where) && holds.channel(where, "see-mention-groups"),
        group: () => holds.account("see-directory-groups"),
      };
    },
  },
  {
    route: "GET /api/inventory/owner-tasks",
    status: ok,
    tells: (holds) => ({ room: seeing(holds).room, leaver: seeing(holds).room, ann: seeing(holds).room }),
  },
  ...sets.map(
    (set): Row => ({
      route: `POST /api/inventory/owner-tasks of ${set.join(" and ")}`,
      body: ({ worlds }) => ({
        tasks: set.map((where) => ({
          ...{ channelId: worlds[where].channelId, fromKey: `${where}-leaver`, toKey: `${where}-ann` },
        })),
      }),
      status: (holds) => (set.every((where) => edits(holds, where)) ? 201 : 403),
    }),
  ),
  ...["tick", "untick"].flatMap((act) =>
    sets.map(
      (set): Row => ({
        route: `POST /api/inventory/owner-tasks/${act} of ${set.join(" and ")}`,
        body: ({ tasks }) => ({ ids: set.map((where) => tasks[where]) }),
        status: ({ channel }) =>
          set.every((where) => channel(where, "see-channels", "set-channel-settings")) ? 204 : 403,
      }),
    ),
  ),
  {
    route: "GET /api/inventory/findings",
    status: ok,
    // Both rooms are snoozed for another finding.
    tells: (holds) => ({ room: seeing(holds).room }),
    count: {
      of: (json) => (json as Findings).findings.find(({ id }) => id === "owner-left")?.count ?? -1,
      is: (holds) => countOf(seeing(holds).room),
    },
  },
  {
    route: "PUT /api/inventory/findings/orphans/settings",
    body: () => ({}),
    status: isKeeper(204),
  },
  { route: "PUT /api/inventory/settings", body: () => ({ goneDays: 90 }), status: isKeeper(204) },
  {
    route: "PUT /api/inventory/findings/duplicates/snoozes",
    body: ({ worlds }) => ({ subjects: [worlds.inside.channelId], untilMs: Date.now() + 86_400_000, reason: "Known" }),
    status: isKeeper(204),
  },
  { route: "DELETE /api/inventory/findings/duplicates/snoozes/{inside}", status: isKeeper(204) },
  { route: "DELETE /api/inventory/findings/duplicates/snoozes", status: isKeeper(204) },
  { route: "DELETE /api/inventory/people/nobody-here", status: isKeeper(404) },

  // The help desk.
  { route: "GET /api/help-desk/notes", status: ok },
  ...each((where) => ({
    route: `GET /api/help-desk/notes?person=${where}-ann`,
    status: (holds) => (seeing(holds).person(where) ? 200 : isFound(holds, where) ? 403 : 404),
  })),
  ...each((where) => ({
    route: `GET /api/help-desk/temporary-access?person=${where}-ann`,
    status: (holds) => (isFound(holds, where) ? 200 : 404),
  })),
  ...each((where) => ({
    route: `GET /api/help-desk/temporary-access?channel={${where}}`,
    status: (holds) => (seeing(holds).inRoom(where) ? 200 : 403),
  })),
  ...each((where) => ({
    route: `GET /api/help-desk/copy-access?from=${where}-ann&to=${where}-ann`,
    status: (holds) => (isFound(holds, where) ? 200 : 404),
    tells: (holds) => {
      const { department: _department, ...page } = pageOf(where)(holds);
      const isHere = (at: Where) => at === where && seeing(holds).person(at);
      return { ...page, space: (at) => isHere(at) && seeing(holds).inSpace(at) };
    },
  })),

  // Files.
  { route: "GET /api/exports/inventory-channels.csv?connection=account", status: ok, tells: aboutRooms },
  { route: "GET /api/exports/inventory-people.csv?connection=account", status: ok, tells: aboutPeople },
  { route: "GET /api/exports/inventory-external.csv?connection=account", status: ok, tells: aboutGuests },
  {
    route: "GET /api/exports/inventory-mention-groups.csv?connection=account",
    status: ok,
    tells: (holds) => ({ ...aboutMentions(holds), ann: seeing(holds).mentions }),
  },
  { route: "GET /api/exports/channels.csv?connection=account", status: ofAccount("see-channels") },
  { route: "GET /api/exports/spaces.csv?connection=account", status: ofAccount("see-spaces") },
  { route: "GET /api/exports/directory-groups.csv?connection=account", status: ofAccount("see-directory-groups") },
  { route: "GET /api/exports/emojis.csv?connection=account", status: ofAccount("see-emojis") },
  {
    route: "GET /api/exports/activity.csv?connection=account&from=2026-11-01&to=2026-11-02",
    status: ofAccount("see-channels"),
  },
  { route: "GET /api/exports/changes.csv?connection=account", status: ok },
  ...each((where) => channelFile("channel-members", where)),
  ...each((where) => spaceFile("space-members", where)),
  ...each((where) => spaceFile("space-channels", where)),

  // What people keep, what channels should be, what was done.
  {
    route: "GET /api/views",
    status: ok,
    tells: (holds) => ({ room: (where) => where === "inside" && seeing(holds).isReader }),
  },
  {
    route: "POST /api/views",
    body: () => ({ page: "/channels", name: "Ours", search: "list=all", isShared: true }),
    status: (holds) => (seeing(holds).isReader ? 201 : 403),
  },
  { route: "GET /api/desired", status: readsDesired },
  { route: "GET /api/desired/check", status: readsDesired },
  {
    route: "GET /api/desired/export",
    status: readsDesired,
    tells: (holds) => {
      const { room, policy } = seeing(holds);
      return { room, space: room, mentions: room, policy };
    },
  },
  {
    route: "PUT /api/desired",
    body: () => ({ text: "version: 1\n", version: 7001 }),
    status: (holds) => (holds.account("set-channel-settings") ? readsDesired(holds) : 403),
  },
  {
    route: "GET /api/audit?page_size=1",
    status: ok,
    count: {
      of: (json) => Number((json as { scope: string }).scope === "all"),
      is: ({ account }) => Number(account("see-audit")),
    },
  },
  {
    route: "GET /api/audit/export.csv?operation=shareView",
    status: ok,
  },

  // Who holds what.
  {
    route: "GET /api/access",
    status: givesOrLooks,
    // What sets name is called by its name for whoever sees it; over some channels, of the sets that are theirs to give.
    tells: (holds) => {
      const { room, space } = seeing(holds);
      if (looksAtAccess(holds) === 200) return { room, space };
      const isOver = (over: Holder["over"], where: Where) => holds.over === over && where === "inside";
      return {
        room: (where) => isOver("list", where) && room(where),
        space: (where) => isOver("spaces", where) && space(where),
      };
    },
  },
  { route: "GET /api/access/uses", status: givesOrLooks },
  { route: "GET /api/access/connection", status: looksAtAccess },
  // Of the app in the settings, which nobody signs in to.
  {
    route: "POST /api/access/connection",
    body: () => ({}),
    status: ({ account }) => (account("give-roles") ? 400 : 403),
  },
  { route: "DELETE /api/access/connection", status: ({ account }) => (account("give-roles") ? 400 : 403) },
  { route: "GET /api/access/people/{person}", status: looksAtAccess },
  ...each((which) => ({
    route: `GET /api/access/channels/{${which}}`,
    status: looksAtAccess,
    tells: (holds) => ({ leaver: (where) => where === which && seeing(holds).inRoom(where) }),
  })),
  {
    route: "POST /api/access/roles",
    body: () => ({ name: `Lookers ${randomUUID()}`, rights: ["see-channels"] }),
    status: ({ account }) => (account("give-roles") && account("see-channels") ? 201 : 403),
  },
  ...each((which) => ({
    route: `GET /api/access/place?channel={${which}}`,
    status: ok,
    // What their roles go by, of what these reach.
    tells: ({ over }) => ({ room: (where) => over === "name" && where === which && where === "inside" }),
  })),
  ...sets.flatMap((set): readonly Row[] => {
    const over = ({ worlds }: Ids): ChannelSet => ({
      ...{ of: "list", channelIds: set.map((where) => worlds[where].channelId) },
    });
    return [
      {
        route: `POST /api/access/preview of ${set.join(" and ")}`,
        body: (ids) => ({ roleId: ids.roleId, set: over(ids) }),
        status: (holds) => (gives(holds, set) ? 200 : 403),
      },
      {
        route: `POST /api/access/grants of ${set.join(" and ")}`,
        body: (ids) => ({
          ...{ roleId: ids.roleId, set: over(ids), reason: "A test", untilMs: null },
          to: { is: "person", userId: ids.spareId, name: "Nobody" },
        }),
        status: (holds) => (gives(holds, set) ? 201 : 403),
      },
    ];
  }),
  {
    route: "POST /api/access/grants of more rights",
    body: ({ worlds, spareId: userId }) => ({
      ...{ roleId: "workspace-admin", set: { of: "list", channelIds: [worlds.inside.channelId] }, reason: "A test" },
      ...{ untilMs: null, to: { is: "person", userId, name: "Nobody" } },
    }),
    status: ({ has, over }) =>
      has("see-messages") && has("delete-channels") && isGiver(over) && has("give-roles") ? 201 : 403,
  },
];

let stack: Stack;
let ids: Ids;
const browsers = new Map<string, Browser>();

beforeAll(async () => {
  stack = await startStack({ config: { inventoryPart: 1 } });
  const { orm } = stack.database;
  const nowMs = stack.clock.nowMs();
  const company = companyOf(stack);
  const placed = stack.sandbox.store.channels.all.filter(({ space, isArchived }) => space !== null && !isArchived);
  const spaceOf = (at: number) => placed[at]?.space?.spaceId ?? "";
  const other = placed.findIndex(({ space }) => space?.spaceId !== spaceOf(0));
  const [inside, outside] = [placed[0], placed[other]];
  if (!inside || !outside) throw new Error("the company has too few spaces");
  const present = [inside, outside].flatMap(({ leaders }) => [...leaders.people]);
  const people = company
    .newcomers(present, 100)
    .flatMap((person) => (!person.isExternal && person.roleId === MEMBER_ROLE ? [person] : []));
  const spareId = people[holders.length]?.id ?? "";
  const owner = await stack.signIn("owner");
  const post = async (path: string, body: unknown, method = "POST"): Promise<{ id: string }> => {
    const answer = await owner.send(path, { method, body });
    if (answer.status >= 300) throw new Error(answer.text);
    return (answer.text === "" ? { id: "" } : answer.json()) as { id: string };
  };
  const worlds: Record<Where, World> = {
    inside: { where: "inside", channelId: inside.id, spaceId: spaceOf(0) },
    outside: { where: "outside", channelId: outside.id, spaceId: spaceOf(other) },
  };
  const sets: Record<Exclude<Holder["over"], "own">, ChannelSet> = {
    all: { of: "all" },
    list: { of: "list", channelIds: [inside.id] },
    name: { of: "name", pattern: "room of in*" },
    spaces: { of: "spaces", spaceIds: [spaceOf(0)] },
  };
  for (const [at, { name, roleId, rights, over, outside: beside }] of holders.entries()) {
    const person = people[at];
    if (!person) throw new Error("the company has too few people");
    browsers.set(name, await stack.signIn(person.email.split("@")[0] ?? ""));
    if (over === "own") {
      if (rights.size > 0) {
        worlds.inside = {
          ...worlds.inside,
          leader: { userId: person.id, name: "Leader", email: person.email },
        };
        // Zoom is asked where something has told that what was read may be so no more.
        stack.sandbox.store.channels.add(inside, person.index);
        inside.leaders.add(person.index);
      }
      continue;
    }
    const given = roleId ?? (await post("/api/access/roles", { name, rights: [...rights] })).id;
    const to = { is: "person", userId: person.id, name: person.email };
    const grant = { reason: "A test", untilMs: null, to };
    await post("/api/access/grants", { ...grant, roleId: given, set: sets[over] });
    if (!beside) continue;
    const { id: second } = await post("/api/access/roles", { name: `${name}, outside`, rights: [...beside] });
    await post("/api/access/grants", { ...grant, roleId: second, set: { of: "list", channelIds: [outside.id] } });
  }
  for (const where of wheres) {
    await writeWorld(orm, worlds[where], nowMs);
    const { channelId, spaceId } = worlds[where];
    for (const set of [
      { of: "list", channelIds: [channelId] },
      { of: "spaces", spaceIds: [spaceId] },
    ] satisfies ChannelSet[])
      await post("/api/access/grants", {
        ...{ roleId: "channel-viewer", set, reason: "A test", untilMs: null },
        to: { is: "person", userId: spareId, name: "Nobody" },
      });
  }
  await post("/api/inventory/owner-tasks", {
    tasks: wheres.map((where) => ({
      ...{ channelId: worlds[where].channelId, fromKey: `${where}-leaver`, toKey: `${where}-ann` },
    })),
  });
  const { tasks } = (await owner.get("/api/inventory/owner-tasks")).json() as {
    tasks: { id: string; channelId: string }[];
  };
  const taskOf = (where: Where) => tasks.find(({ channelId }) => channelId === worlds[where].channelId)?.id ?? "";
  const subjects = wheres.map((where) => worlds[where].channelId);
  const snooze = { subjects, untilMs: nowMs + 86_400_000, reason: "Known" };
  await post("/api/inventory/findings/empty/snoozes", snooze, "PUT");
  const shared = { page: "/channels", name: marks.room("inside"), search: "list=all", isShared: true };
  await post("/api/views", shared);
  await post("/api/desired", { text: "version: 1\n", version: 0 }, "PUT");
  ids = {
    ...{ worlds, tasks: { inside: taskOf("inside"), outside: taskOf("outside") } },
    ...{ personId: company.userOf("member").id, spareId },
    roleId: (await post("/api/access/roles", { name: "Lookers", rights: ["see-channels"] })).id,
  };
}, 240_000);
afterAll(() => stack.close());

const addressOf = (route: string): string =>
  route
    .replace(/ of .*$/, "")
    .replace("{inside}", ids.worlds.inside.channelId)
    .replace("{outside}", ids.worlds.outside.channelId)
    .replace("{inside-space}", ids.worlds.inside.spaceId)
    .replace("{outside-space}", ids.worlds.outside.spaceId)
    .replace("{person}", ids.personId);

const markNames = Object.keys(marks) as readonly Mark[]; // Of a literal.

describe.each(holders)("$name", (holder) => {
  const holds = { ...verdicts(holder), over: holder.over };

  test("is told what their role shows them, and nothing else", async () => {
    const browser = browsers.get(holder.name);
    if (!browser) throw new Error("nobody is this");
    const found: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const { route, body, status, tells, count } of rows) {
      const [method = "", path = ""] = addressOf(route).split(" ");
      const given = body?.(ids);
      const answer = await browser.send(path, { method, ...(given !== undefined && { body: given }) });
      const wanted = status(holds);
      const isAnswered = answer.status < 300;
      const of = tells?.(holds) ?? {};
      found[route] = {
        status: answer.status,
        marks: markNames.flatMap((mark) =>
          wheres.map((where) => marks[mark](where)).filter((text) => answer.text.includes(text)),
        ),
        count: count && isAnswered ? count.of(answer.json()) : null,
        // For whoever reads that it failed.
        ...(answer.status !== wanted && { text: answer.text }),
      };
      expected[route] = {
        status: wanted,
        marks: markNames.flatMap((mark) =>
          wheres.filter((where) => wanted < 300 && of[mark]?.(where)).map(marks[mark]),
        ),
        count: count && wanted < 300 ? count.is(holds) : null,
      };
    }
    expect(found).toEqual(expected);
  }, 120_000);
});

test("every route of the inventory and of access has its place here", () => {
  const known = new Set(rows.map(({ route }) => route.replace(/[?].*$/, "").replace(/ of .*$/, "")));
  const patterns = stack.routes.filter((route) => /^\w+ \/api\/(?:inventory|access)(?:\/|$)/.test(route));
  const isHere = (route: string) =>
    [...known].some((one) => new RegExp(`^${route.replace(/:\w+/g, "[^/]+")}$`).test(one));
  expect(patterns.filter((route) => !isHere(route))).toEqual(elsewhere);
});

/** What would leave another table behind, and is tried in `roles.test.ts`, `rising.test.ts` and `denials.test.ts`. */
const elsewhere: readonly string[] = [
  "DELETE /api/access/grants/:id",
  "DELETE /api/access/protected/:channelId",
  "DELETE /api/access/roles/:id",
  "DELETE /api/inventory/owner-tasks/:id",
  "POST /api/access/break-glass",
  "POST /api/access/changes/:id/undo",
  "POST /api/inventory/pause",
  "POST /api/inventory/resume",
  "PUT /api/access/protected/:channelId",
  "PUT /api/access/roles/:id",
];
