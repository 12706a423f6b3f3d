import { expect, test } from "vitest";
import { channelsQuery, readChannelsAsked } from "./channels.ts";

const long = "x".repeat(301);

test.each([
  ["", {}],
  ["find=plat", { find: "plat" }],
  ["sort=-members&type=1,3&owner=none", { sort: "-members", type: "1,3", owner: "none" }],
  ["person=abc&space=s1,none&retention=1y", { person: "abc", space: "s1,none", retention: "1y" }],
  [
    "membersFrom=100&quietFor=90&retentionNot=1y&unsnoozed=stale",
    { membersFrom: "100", quietFor: "90", retentionNot: "1y", unsnoozed: "stale" },
  ],
  ["membersFrom=many&quietFor=-1", {}],
  // What is no value and no order is left out.
  ["sort=size&type=1,x&archived=perhaps&tab=all", { type: "1" }],
  [`retentionNot=${long}&unsnoozed=${long}&space=s1,${long}&retention=${long}&directoryGroup=${long}`, { space: "s1" }],
  ["find=++&sort=name", {}],
])("an address %s asks for %o", (search, query) => {
  const asked = readChannelsAsked(Object.fromEntries(new URLSearchParams(search)));
  expect(channelsQuery(asked)).toEqual(query);
  expect(readChannelsAsked(channelsQuery(asked))).toEqual(asked);
});
