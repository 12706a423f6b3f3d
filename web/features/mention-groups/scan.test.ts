import { describe, expect, test } from "vitest";
import { NetworkError } from "../../lib/api/errors.ts";
import { channelsToRead, emptyScan, type FoundGroup, filterGroups, withoutChannel, withReads } from "./scan.ts";

const channel = (id: string) => ({ id, name: `Channel ${id}` });
const member = (name: string) => ({ id: name, userId: name, name, email: `${name}@x.co`, isExternal: false });
const group = (id: string, channelId: string, ...members: readonly string[]): FoundGroup => ({
  id,
  name: id,
  description: "Night shift",
  channel: channel(channelId),
  members: members.map(member),
});

describe("what came of channels", () => {
  const error = new NetworkError("away", { code: "network", status: 0 });
  const odd = { raw: null, problem: "Expected Object" };
  const first = withReads(emptyScan, [
    { channel: channel("a"), groups: [group("leads", "a", "ada")], unreadable: [odd] },
    { channel: channel("b"), isClosed: true },
    { channel: channel("c"), error },
  ]);

  test("is kept, failures apart", () => {
    expect(first.groups.map(({ id }) => id)).toEqual(["leads"]);
    expect([...first.read.keys()]).toEqual(["a", "b"]);
    expect([...first.unreadable]).toEqual([["a", [odd]]]);
    expect(first.closedCount).toBe(1);
    expect(first.failed).toEqual([{ channel: channel("c"), error }]);
  });

  test("gives way to what comes later of the same channel", () => {
    const later = withReads(first, [
      { channel: channel("a"), groups: [], unreadable: [] },
      { channel: channel("b"), isClosed: true },
      { channel: channel("c"), groups: [group("night", "c")], unreadable: [] },
    ]);
    expect(later.groups.map(({ id }) => id)).toEqual(["night"]);
    expect([later.closedCount, later.failed, later.unreadable.size]).toEqual([1, [], 0]);
  });

  test("is asked for again once it is forgotten", () => {
    const without = withoutChannel(first, "a");
    expect(without.groups).toEqual([]);
    expect(channelsToRead([{ ...channel("a"), type: 1 }], without)).toEqual([channel("a")]);
  });

  test("is not asked for again; group chats are never", () => {
    const rows = ["a", "c", "d"].map((id) => ({ ...channel(id), type: 1 }));
    const chat = { ...channel("e"), type: 4 };
    expect(channelsToRead([...rows, chat], first)).toEqual([channel("c"), channel("d")]);
  });
});

test.each([
  ["", "", ["leads", "night"]],
  ["LEAD", "", ["leads"]],
  ["night shift b", "", ["night"]],
  ["", "ada", ["leads"]],
  ["", "ben@x.co", ["leads", "night"]],
  ["channel b", "ada", []],
])("groups found by %j with %j", (text, person, ids) => {
  const groups = [group("leads", "a", "ada", "ben"), group("night", "b", "ben")];
  expect(filterGroups(groups, { text, person }).map(({ id }) => id)).toEqual(ids);
});
