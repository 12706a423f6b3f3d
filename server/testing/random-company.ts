// Changes the sandbox's company at random, as people and other apps of the account would.
import { isGeneral } from "../../sandbox/store/channel.ts";
import { stablePeople } from "../../sandbox/store/seed/stable-people.ts";
import { signIn as signInTo } from "../../sandbox/testing/sandbox-client.ts";
import type { Stack } from "./stack.ts";

/** Numbers from 0 to 1 that repeat from run to run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface RandomCompany {
  /** Makes so many changes of any kind. Those that Zoom refuses are changes nobody made. */
  change(count: number): Promise<void>;
  /** The same, of kinds that events tell of. */
  changeTold(count: number): Promise<void>;
}

const MOST_TRIES_FOR_ONE = 20;

export function randomCompany({ sandbox }: Stack, random: () => number): RandomCompany {
  let token = "";
  const signIn = async (): Promise<void> => {
    const basic = Buffer.from("sandbox-granular-s2s:sandbox-granular-s2s-secret").toString("base64");
    const granted = await fetch(
      `${sandbox.url}/oauth/token?grant_type=account_credentials&account_id=sandbox-account`,
      {
        method: "POST",
        headers: { authorization: `Basic ${basic}` },
      },
    );
    token = ((await granted.json()) as { access_token: string }).access_token;
  };
  const send = async (method: string, path: string, body?: unknown, by = token): Promise<boolean> => {
    const answer = await fetch(`${sandbox.url}/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${by}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answer.ok;
  };
  const { store } = sandbox;
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  const channel = () => pick(store.channels.all);
  const live = () => pick(store.channels.all.filter(({ isArchived, kind }) => !isArchived && kind === "ordinary"));
  const user = () => pick(store.users.filter(({ status }) => status === "active"));
  const memberOf = (people: readonly number[]) => store.people.at(pick(people));
  const spacesOf = (index: number) =>
    store.spaces.page(0, 100).items.filter(({ general }) => general.members.has(index));
  let made = 0;

  /** Administrators deactivate people, take that back, and delete them; those by whom tests sign in stay. */
  const leave = async (): Promise<boolean> => {
    const one = pick(store.users.slice(stablePeople.length));
    const status = pick(["inactive", "inactive", "active", "deleted"]);
    if (one.status === "pending" || store.people.isDeleted(one) || one.status === status) return false;
    const body = JSON.stringify({ email: one.email, status });
    return (await fetch(`${sandbox.url}/sandbox/people`, { method: "POST", body })).ok;
  };
  /** Whoever owns a private channel moves it out of its space, and into one that they are in. */
  const move = async (): Promise<boolean> => {
    const { id, owner, space } = pick(
      store.channels.all.filter((channel) => {
        const person = store.people.at(channel.owner);
        const isMovable = (channel.type === 1 || channel.type === 2) && !channel.isArchived && !isGeneral(channel);
        const isOwned = !person.isExternal && person.status === "active" && spacesOf(person.index).length > 0;
        return isMovable && channel.kind === "ordinary" && isOwned;
      }),
    );
    const [name = ""] = store.people.at(owner).email.split("@");
    const { access_token: own } = await signInTo(sandbox, "sandbox-granular", name);
    const moveTo = (direction: string, spaceId: string) =>
      send("PATCH", `/chat/spaces/${spaceId}/channels`, { channel_ids: [id], move_direction: direction }, own);
    const isOut = space !== null && (await moveTo("move_out", space.spaceId));
    return (await moveTo("move_into", pick(spacesOf(owner)).id)) || isOut;
  };

  const told: readonly (() => Promise<boolean>)[] = [
    () => send("POST", `/chat/channels/${live().id}/members`, { members: [{ email: user().email }] }),
    () => send("POST", `/chat/channels/${live().id}/members`, { members: [{ email: user().email }] }),
    () => {
      const { id, members } = live();
      return send("DELETE", `/chat/channels/${id}/members/${encodeURIComponent(memberOf(members.people).memberId)}`);
    },
    () => send("PATCH", `/chat/channels/${live().id}`, { name: `Renamed ${made} ${Math.floor(random() * 1e6)}` }),
    () => send("PATCH", `/chat/channels/${live().id}`, { channel_settings: { posting_permissions: pick([1, 2]) } }),
    () => send("DELETE", `/chat/channels/${live().id}`),
    () =>
      send("POST", `/chat/users/${user().id}/channels`, {
        name: `Made ${made} ${Math.floor(random() * 1e6)}`,
        type: pick([1, 2, 3]),
        members: [{ email: user().email }],
      }),
    () =>
      send("PATCH", "/chat/channels/events", { method: pick(["archive", "unarchive"]), channel_ids: [channel().id] }),
    () => {
      const space = pick(store.spaces.page(0, 100).items);
      return send("POST", `/chat/spaces/${space.id}/members`, { identifiers: [user().id] });
    },
    () => {
      const { items } = store.emoji.page("", 0, 100);
      return items.length > 5 ? send("DELETE", `/chat/emoji/${pick(items).file.id}`) : Promise.resolve(false);
    },
  ];
  const untold: readonly (() => Promise<boolean>)[] = [
    () =>
      send("PATCH", `/chat/channels/${live().id}/retention`, {
        cloud_retention: { enable_custom_retention: true, retention_period: pick(["30d", "1y", "6m"]) },
      }),
    () => {
      const { id, members } = live();
      const identifiers = [memberOf(members.people).memberId];
      return send("POST", `/chat/channels/${id}/mention_group`, { mention_group_name: `group-${made}`, identifiers });
    },
    () => {
      const group = pick(store.groups.all);
      return send("POST", `/im/groups/${group.id}/members`, { members: [{ id: user().id }] });
    },
    leave,
    leave,
    move,
    move,
  ];
  const changeOf = (kinds: typeof told) => async (count: number) => {
    await signIn();
    let left = count;
    for (let tries = 0; left > 0; tries += 1) {
      if (tries === MOST_TRIES_FOR_ONE * count) throw new Error("Zoom refuses all that happens in the company");
      made += 1;
      if (await pick(kinds)()) left -= 1;
    }
  };
  return { change: changeOf([...told, ...untold]), changeTold: changeOf(told) };
}
