import { parse } from "valibot";
import { describe, expect, test } from "vitest";
import type { SessionInfo } from "../../../contract/bff.ts";
import { type OperationId, operations } from "../../../contract/operations.gen.ts";
import { type Emoji, MAX_SEARCH, MIN_SEARCH, searchKey, shownEmoji } from "../../../domain/exports/emoji-rows.ts";
import { accessWith, type GivenRole } from "../../../domain/testing/access-with.ts";
import { dayAdded, emojiPage, mayDelete } from "./emoji.ts";
import { readView } from "./emoji-view.ts";

const limitOf = (id: OperationId, subject: string) =>
  operations.find((operation) => operation.id === id)?.limits.find((limit) => limit.subject === subject);

test("the limits are the contract's", () => {
  expect(limitOf("listCustomEmojis", "search_key length")).toMatchObject({ min: MIN_SEARCH, max: MAX_SEARCH });
});

test("an answer is read, with what Zoom leaves out", () => {
  const { emojis } = parse(emojiPage, {
    emojis: [
      { file_id: "a", name: "hello", user_name: "", user_email: "ada@b.co", date_added: "2020-02-10T21:39:50Z" },
      { file_id: "b" },
    ],
  });
  expect(emojis[0]).toEqual({
    id: "a",
    name: "hello",
    person: "ada@b.co",
    email: "ada@b.co",
    addedAt: "2020-02-10T21:39:50Z",
  });
  expect(emojis.map(dayAdded)).toEqual(["10 Feb 2020", ""]);
});

const emoji = (name: string, person: string, addedAt: string): Emoji => ({
  id: name,
  name,
  person,
  email: `${person.toLowerCase()}@b.co`,
  addedAt,
});
const rows = [
  emoji("party_parrot", "Ada", "2024-01-01T00:00:00Z"),
  emoji("Approved", "Ben", "2025-01-01T00:00:00Z"),
  emoji("pa", "Ada", "2023-01-01T00:00:00Z"),
];
const shown = (address: string) => shownEmoji(rows, readView(new URLSearchParams(address))).map(({ name }) => name);

describe("the gallery", () => {
  test.each([
    ["", ["Approved", "party_parrot", "pa"]],
    ["sort=oldest", ["pa", "party_parrot", "Approved"]],
    ["sort=name", ["Approved", "pa", "party_parrot"]],
    ["sort=person", ["pa", "party_parrot", "Approved"]],
    ["sort=nonsense", ["Approved", "party_parrot", "pa"]],
    ["person=ben@b", ["Approved"]],
    ["person=ada b.co", ["party_parrot", "pa"]],
    ["q=PA", ["party_parrot", "pa"]],
    ["q=%20p%20&person=ben", ["Approved"]],
    // From three characters on, Zoom has searched: what it found stays.
    ["q=parrot", ["Approved", "party_parrot", "pa"]],
    ["q=:parrot:", ["Approved", "party_parrot", "pa"]],
    // Zoom is asked for the longest part only: the others are looked for here.
    ["q=party%20parrot", ["party_parrot"]],
    ["q=Parrot-PA", ["party_parrot", "pa"]],
    ["q=:pa:", ["party_parrot", "pa"]],
  ])("at ?%s shows %j", (address, names) => expect(shown(address)).toEqual(names));

  test.each([
    ["", undefined],
    ["ab", undefined],
    [" ab ", undefined],
    ["abc", "abc"],
    [" abc ", "abc"],
    [":party_parrot:", "party_parrot"],
    ["party parrot", "parrot"],
    ["Party-Parrot", "parrot"],
    [":", undefined],
    ["a b c", undefined],
    ["x".repeat(300), "x".repeat(256)],
    [":party\u200b_parrot:\u2060", "party_parrot"],
  ])("asks Zoom for %j as %j", (text, key) => expect(searchKey(text)).toBe(key));
});

test("who added an emoji may delete it by themselves, and whoever has the right through either connection", () => {
  const emoji = { id: "e", name: "e", person: "Ada", email: "ada@x.co", addedAt: "" };
  const session = (email: string, ...roles: readonly GivenRole[]): SessionInfo => ({
    user: { id: "u", email, displayName: email, roleName: "Member" },
    connections: { me: { scopes: [] }, account: { is: "there", app: "server-to-server" } },
    access: accessWith(...roles),
    isSandbox: true,
    expiresAtMs: 0,
  });
  expect(mayDelete(emoji, "me", session("Ada@x.co"))).toBe(true);
  expect(mayDelete(emoji, "account", session("Ada@x.co"))).toBe(false);
  expect(mayDelete(emoji, "me", session("ben@x.co"))).toBe(false);
  for (const connection of ["me", "account"] as const) {
    expect(mayDelete(emoji, connection, session("ben@x.co", "channel-administrator"))).toBe(false);
    expect(mayDelete(emoji, connection, session("ben@x.co", "auditor"))).toBe(false);
    expect(mayDelete(emoji, connection, session("ben@x.co", "workspace-admin"))).toBe(true);
  }
});
