import { describe, expect, it } from "vitest";
import { type Channel, hasUniqueName, isGeneral, isInternalOnly, isPublic, letsEveryoneAdd } from "./channel.ts";
import { createStore } from "./create-store.ts";
import { sizes } from "./seed/sizes.ts";
import type { Store, StoreSize } from "./store.ts";

const nowMs = Date.UTC(2026, 2, 2, 9, 30);
const make = (size: StoreSize, seed: string | number = 1): Store => createStore({ size, seed, nowMs });
const channelsOf = (store: Store): Channel[] => [...store.channels.from(0)];

/** All that a client can see of a company, without the functions. */
function picture(store: Store) {
  return {
    account: store.accountId,
    users: store.users,
    roles: store.roles.all,
    groups: store.groups.all,
    channels: channelsOf(store).map((channel) => ({
      ...channel,
      members: channel.members.people,
      leaders: channel.leaders.people,
    })),
    activity: store.activity.page(null, 0, nowMs, null, Number.POSITIVE_INFINITY).items,
    later: store.random.next(),
  };
}

describe("a store", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(picture(make("small"))).toEqual(picture(make("small", "1")));
    const [one, two] = [make("small", 1), make("small", 2)];
    expect(one.owner.email).toBe(two.owner.email);
    expect(one.owner.id).not.toBe(two.owner.id);
    expect(channelsOf(one).map(({ id }) => id)).not.toEqual(channelsOf(two).map(({ id }) => id));
  });

  it("gives ids that do not depend on the time", () => {
    const later = createStore({ size: "small", seed: 1, nowMs: nowMs + 86_400_000 });
    expect(later.users.map(({ id }) => id)).toEqual(make("small").users.map(({ id }) => id));
    expect(channelsOf(later).map(({ id }) => id)).toEqual(channelsOf(make("small")).map(({ id }) => id));
  });
});

describe.each(["small", "medium", "large", "huge"] as const)("a %s store", (name) => {
  const store = make(name);
  const size = sizes[name];
  const channels = channelsOf(store);

  it("has exactly its people, channels and memberships", () => {
    expect(store.users).toHaveLength(size.people);
    expect(channels.filter(({ isArchived }) => !isArchived)).toHaveLength(size.channels);
    expect(channels.filter(({ isArchived }) => isArchived)).toHaveLength(size.archived);
    expect(channels.reduce((sum, { members }) => sum + members.size, 0)).toBe(size.memberships);
  });

  it("has people with ids, addresses and roles of their own", () => {
    expect(new Set(store.users.map(({ id }) => id)).size).toBe(size.people);
    expect(new Set(store.users.map(({ memberId }) => memberId)).size).toBe(size.people);
    expect(new Set(store.users.map(({ email }) => email)).size).toBe(size.people);
    for (const { id, memberId, email, roleId } of store.users) {
      expect(id).toMatch(/^[\w-]{22}$/);
      expect(memberId).toMatch(/^1v[\w-]{62}$/);
      expect(email).toMatch(/^[a-z0-9.-]+@sandbox\.example$/);
      expect(store.roles.find(roleId)).toBeDefined();
    }
    for (const status of ["active", "inactive", "pending"] as const)
      expect(store.people.usersWith(status, null).length).toBeGreaterThan(0);
  });

  it("has the stable people, each in some channels", () => {
    for (const part of ["owner", "admin", "channel-admin", "channel-viewer", "lead", "helpdesk", "member"]) {
      const user = store.findUser(`${part.toUpperCase()}@sandbox.example`);
      expect(user?.status).toBe("active");
      expect(store.channels.joinedCount(user?.index ?? -1)).toBeGreaterThan(2);
    }
    expect(store.owner.email).toBe("owner@sandbox.example");
    const lead = store.findUser("lead@sandbox.example")?.index;
    expect(channels.filter(({ owner }) => owner === lead).length).toBeGreaterThan(4);
  });

  it("has an account that is in every channel that is not archived", () => {
    const archive = store.findUser("archive@sandbox.example");
    expect(store.channels.joinedCount(archive?.index ?? -1)).toBe(size.channels);
  });

  it("has channels of every type, with names of their own and settings that fit", () => {
    expect(new Set(channels.map(({ type }) => type))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    const named = channels
      .filter((channel) => hasUniqueName(channel.type) && !isGeneral(channel))
      .map((channel) => channel.name.toLowerCase());
    expect(new Set(named).size).toBe(named.length);
    for (const { id, kind, name: channelName, type, settings } of channels) {
      expect(id).toMatch(kind === "meeting" ? /^web_sch_[0-9a-f]{32}$/ : /^[0-9a-f]{32}$/);
      expect(channelName.length).toBeGreaterThan(1);
      expect(channelName.length).toBeLessThanOrEqual(128);
      if (letsEveryoneAdd(type)) expect(settings.addMemberPermissions).toBe(1);
      if (isInternalOnly(type)) expect(settings.allowToAddExternalUsers).toBe(0);
      if (settings.designatedPostingMembers.length > 0) expect(settings.postingPermissions).toBe(3);
    }
  });

  it("has members who can be there, each once", () => {
    for (const channel of channels) {
      const { people } = channel.members;
      expect(new Set(people).size).toBe(people.length);
      expect(people[0]).toBe(channel.owner);
      for (const part of [...channel.leaders.people, ...channel.settings.designatedPostingMembers])
        expect(store.channels.isMember(channel, part)).toBe(true);
      const guests = people.filter((index) => store.people.at(index).isExternal);
      if (isInternalOnly(channel.type)) expect(guests).toEqual([]);
    }
    expect(channels.some(({ members }) => members.people.some((index) => store.people.at(index).isExternal))).toBe(
      true,
    );
  });

  it("has a few channels whose owner is deactivated", () => {
    const orphaned = channels.filter(({ owner }) => {
      const person = store.people.at(owner);
      return !person.isExternal && person.status === "inactive";
    });
    expect(orphaned.length).toBeGreaterThan(1);
    expect(orphaned.length).toBeLessThan(channels.length / 20);
  });

  it("keeps its indices in step", () => {
    const live = channels.filter(({ isArchived }) => !isArchived);
    const open = live.filter(({ type }) => isPublic(type));
    expect(store.channels.publicPage(0, size.channels).items).toEqual(open);
    expect(store.channels.publicCount).toBe(open.length);
    const memberships = store.users.reduce((sum, { index }) => sum + store.channels.joinedCount(index), 0);
    const inhabitants = live.flatMap(({ members }) => members.people.filter((index) => index < size.people));
    expect(memberships).toBe(inhabitants.length);
  });

  it("has a history of sixty days that names real people", () => {
    const { items } = store.activity.page(null, 0, nowMs, null, Number.POSITIVE_INFINITY);
    expect(items).toHaveLength(size.activities);
    const misfits = items.filter(
      ({ atMs, channelId, people, operator }) =>
        atMs <= nowMs - 60 * 86_400_000 - 1 ||
        atMs >= nowMs ||
        !store.channels.find(channelId) ||
        people.length === 0 ||
        [operator, ...people].some((index) => store.people.at(index).displayName === ""),
    );
    expect(misfits).toEqual([]);
  });

  it("has shared spaces, each with one general channel and private others, and guests only where it lets them in", () => {
    const spaces = store.spaces.page(0, size.spaces + 1).items;
    expect(spaces).toHaveLength(size.spaces);
    expect(new Set(spaces.map((space) => space.name.toLowerCase())).size).toBe(size.spaces);
    for (const { id, general, settings } of spaces) {
      const placed = store.channels.inSpace(id);
      expect(placed.filter(isGeneral)).toEqual([general]);
      expect(placed.filter(({ type }) => type !== 1 && type !== 2)).toEqual([]);
      expect(store.people.at(general.owner)).toMatchObject({ isExternal: false, status: "active" });
      const guests = placed.flatMap(({ members }) =>
        members.people.filter((index) => store.people.at(index).isExternal),
      );
      if (settings.allowToAddExternalUsers === 0) expect(guests).toEqual([]);
      expect(general.settings.allowToAddExternalUsers).toBe(settings.allowToAddExternalUsers);
    }
    expect(channels.filter((channel) => channel.space && !store.spaces.find(channel.space.spaceId))).toEqual([]);
  });

  it("has mention groups of members only, in channels that can have them", () => {
    const having = channels.filter(({ mentionGroups }) => mentionGroups.length > 0);
    expect(having.length).toBeGreaterThan(size.channels / 20);
    for (const channel of having) {
      expect(channel.type).not.toBe(4);
      const names = channel.mentionGroups.map(({ name: groupName }) => groupName.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      for (const { members, description } of channel.mentionGroups) {
        expect(members.size).toBeGreaterThan(0);
        expect(members.people.filter((person) => !store.channels.isMember(channel, person))).toEqual([]);
        expect(description.length).toBeLessThanOrEqual(500);
      }
    }
  });
});
