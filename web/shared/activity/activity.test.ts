import { parse } from "valibot";
import { describe, expect, it } from "vitest";
import { operations } from "../../../contract/operations.gen.ts";
import { type Activity, peopleOf, WINDOW_DAYS } from "../../../domain/exports/activity-rows.ts";
import { bucketsOf } from "../../components/charts/time-buckets.ts";
import { lastDays } from "../../lib/day-range.ts";
import { activityId, activityPage, isOwnDoing } from "./activity.ts";
import {
  channelsSeen,
  filterActivity,
  movementIn,
  newestFirst,
  peopleSeen,
  readView,
  totalsOf,
} from "./activity-view.ts";
import { coverageOf, listCoverage, nextCursor, readCursor, windowsOf } from "./windows.ts";

const person = (name: string, isExternal = false) => ({
  id: `m-${name}`,
  userId: isExternal ? "" : `u-${name}`,
  name,
  isExternal,
});
const entry = (day: string, status: Activity["status"], operator: string, ...people: string[]): Activity => ({
  atMs: Date.parse(`${day}T10:00:00Z`),
  channelId: "c1",
  operator: person(operator),
  status,
  people: people.map((name) => person(name)),
});

describe("activityPage", () => {
  const wire = (member_status: string) => ({
    channel_activity_logs: [
      {
        channel_id: "c1",
        activity_type: "membership",
        activity_timestamp: 5,
        operator: { display_name: "Ann", user_id: "u", member_id: "m" },
        members: { member_status, member_list: [{ display_name: "Guest", user_id: "", member_id: "g" }] },
      },
    ],
  });
  it.each([
    ["joined", "joined"],
    ["join", "joined"],
    ["left", "left"],
    ["moved", "unknown"],
  ])("reads %s as %s", (text, status) => {
    const [read] = parse(activityPage, wire(text)).channel_activity_logs;
    expect(read).toMatchObject({ atMs: 5, channelId: "c1", status, operator: { id: "m", isExternal: false } });
    expect(read?.people).toEqual([{ id: "g", userId: "", name: "Guest", isExternal: true }]);
  });

  it("names entries and people of entries that cannot be read, and takes nobody for the operator's doing", () => {
    const operator = { display_name: "Ann", user_id: "u", member_id: "m" };
    const ofPeople = (...member_list: readonly unknown[]) => ({
      activity_timestamp: 5,
      operator,
      members: { member_status: "joined", member_list },
    });
    const guest = { display_name: "Guest", member_id: "g" };
    const read = parse(activityPage, {
      channel_activity_logs: [
        null,
        ofPeople(guest, null),
        ofPeople({ display_name: 7 }),
        { activity_timestamp: 6, operator },
      ],
    }).channel_activity_logs;
    expect(read.map(({ people }) => people.map(({ name }) => name))).toEqual([["Guest"], []]);
    expect(read.unreadable?.map(({ raw }) => raw)).toEqual([null, null, { display_name: 7 }]);
  });
});

describe("windows", () => {
  it("are as long as the contract allows", () => {
    const operation = operations.find(({ id }) => id === "listChannelActivityLogs");
    expect(operation?.limits).toEqual([expect.objectContaining({ max: WINDOW_DAYS, unit: "days" })]);
  });

  it("follow each other to the end", () => {
    const range = lastDays(7, Date.parse("2026-03-10"));
    const windows = windowsOf(range);
    expect(windows.map(({ from }) => from)).toEqual(["2026-03-08", "2026-03-05", "2026-03-04"]);
    expect(readCursor(undefined)).toEqual({ index: 0, token: undefined });
    expect(nextCursor(0, "a:b", 3)).toBe("0:a:b");
    expect(readCursor("0:a:b")).toEqual({ index: 0, token: "a:b" });
    expect(readCursor(nextCursor(0, "", 3))).toEqual({ index: 1, token: undefined });
    expect(nextCursor(2, undefined, 3)).toBeUndefined();
  });

  it.each([
    [null, 0, undefined],
    ["0:x", 0, undefined],
    ["1:", 1, "2026-03-08"],
    ["2:y", 2, "2026-03-05"],
    [undefined, 3, "2026-03-04"],
  ])("cover, before the page at %j, %i of them", (cursor, done, from) => {
    expect(coverageOf({ from: "2026-03-04", to: "2026-03-10" }, cursor)).toEqual({ done, total: 3, from });
  });
});

it("covers a log of one list after its oldest entry's day", () => {
  const range = { from: "2026-03-01", to: "2026-03-10" };
  const rows = [entry("2026-03-09", "joined", "Ann"), entry("2026-03-05", "left", "Ann")];
  expect(listCoverage(range, { rows, isComplete: false }).from).toBe("2026-03-06");
  expect(listCoverage(range, { rows: [], isComplete: false }).from).toBeUndefined();
  expect(listCoverage(range, { rows, isComplete: true }).from).toBe("2026-03-01");
});

const log = [
  entry("2026-03-02", "joined", "Ann", "Ann"),
  entry("2026-03-02", "joined", "Ann", "Bob", "Cem"),
  entry("2026-03-03", "left", "Bob"),
  { ...entry("2026-03-04", "left", "Dee", "Cem"), channelId: "c2" },
];

describe("filterActivity", () => {
  it.each([
    ["", "", 4],
    ["m-Ann", "", 2],
    ["m-Cem", "", 2],
    ["m-Bob", "left", 1],
    ["m-Dee", "joined", 0],
    ["", "left", 2],
  ] as const)("leaves for person %j and %j %i", (personId, shown, count) => {
    expect(filterActivity(log, { personId, shown })).toHaveLength(count);
  });
});

it("counts people, not entries", () => {
  const buckets = bucketsOf({ from: "2026-03-01", to: "2026-03-04" }, "day");
  expect(movementIn(log, buckets)).toEqual([
    { joined: 0, left: 0 },
    { joined: 3, left: 0 },
    { joined: 0, left: 1 },
    { joined: 0, left: 1 },
  ]);
  expect(totalsOf(log)).toEqual({ joined: 3, left: 2, channels: 2, people: 3 });
});

it("knows who and what was seen, the busiest first", () => {
  expect(peopleSeen(log).map(({ name, count }) => [name, count])).toEqual([
    ["Ann", 2],
    ["Bob", 2],
    ["Cem", 2],
    ["Dee", 1],
  ]);
  expect(channelsSeen(log)).toEqual([
    { id: "c1", count: 3 },
    { id: "c2", count: 1 },
  ]);
});

it("puts the newest first, whatever the order it came in", () => {
  const sorted = newestFirst(log);
  expect(sorted.map(({ atMs }) => atMs)).toEqual(log.map(({ atMs }) => atMs).toSorted((a, b) => b - a));
  expect(newestFirst(sorted)).toBe(sorted);
});

it("tells own doings apart", () => {
  expect(log.map(isOwnDoing)).toEqual([true, false, true, false]);
  expect(log.map((one) => peopleOf(one).length)).toEqual([1, 2, 1, 1]);
  expect(new Set(log.map(activityId)).size).toBe(4);
});

it("reads the address", () => {
  const now = Date.parse("2026-03-10T12:00:00Z");
  expect(readView(new URLSearchParams("from=2026-03-01&to=2026-03-02&channel=c&person=p&show=left"), now)).toEqual({
    range: { from: "2026-03-01", to: "2026-03-02" },
    channelId: "c",
    personId: "p",
    shown: "left",
  });
  expect(readView(new URLSearchParams("show=x"), now)).toEqual({
    range: { from: "2026-03-04", to: "2026-03-10" },
    channelId: "",
    personId: "",
    shown: "",
  });
});
