// Who joined and left, as a file: a line for each person of an entry.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getChannel, listActivityLogsOfChannel, listChannelActivityLogs } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { pageOf, readableRows } from "../../domain/answers/page.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { cutRange } from "../../domain/days.ts";
import {
  ACTIVITY_PAGE_SIZE,
  type Activity,
  type ActivityLine,
  activityColumns,
  activityEntry,
  activityJson,
  activityMatches,
  activityPerson,
  peopleOf,
  WINDOW_DAYS,
} from "../../domain/exports/activity-rows.ts";
import { isLost, type Told } from "../../domain/exports/told.ts";
import { type Batches, listed } from "../lists/listed.ts";
import { accountOnly, fileKind, listFile, pathPart, words } from "./file-kind.ts";
import { sorted } from "./sorted.ts";

/** A person of an entry whom nobody can read stands in a line of their own. */
const Entry = v.pipe(
  activityEntry(readableRows(activityPerson)),
  v.transform(({ people, ...entry }) => ({
    entry: { ...entry, people: people?.rows ?? [] } satisfies Activity,
    lostPeople: people?.unreadableIds ?? [],
  })),
);
type Entry = v.InferOutput<typeof Entry>;
const Log = pageOf("channel_activity_logs", Entry);
const Name = v.object({ name: v.string() });

const day = v.pipe(v.string(), v.isoDate());
const Query = v.pipe(
  v.object({
    connection: accountOnly,
    from: day,
    to: day,
    /** The entries of one channel. */
    channel: v.optional(pathPart("a channel")),
    /** Its own log: Zoom has one for each channel, and one of all. */
    log: v.optional(v.picklist(["account", "channel"]), "account"),
    person: words,
    show: v.optional(v.picklist(["", "joined", "left"]), ""),
  }),
  v.check(({ from, to }) => from <= to, "The first day is after the last."),
  v.check(({ log, channel }) => log === "account" || channel !== undefined, "The log of which channel?"),
);
type Query = v.InferOutput<typeof Query>;

export const activityFile = fileKind({
  path: "activity",
  query: Query,
  made: (asked, { ask }) => {
    const matches = activityMatches({ personId: asked.person, shown: asked.show });
    return listFile(
      `activity ${asked.from} to ${asked.to}`,
      { columns: activityColumns, idHeader: "person_member_id", toJson: activityJson },
      () => lines(entries(asked, ask, matches), namesBy(ask), asked.channel),
    );
  },
});

/** The newest first: the account's log window by window, the newest window first. */
async function* entries(
  { from, to, channel, log }: Query,
  ask: Ask,
  matches: (entry: Activity) => boolean,
): Batches<Told<Entry>> {
  for (const { from: start_date, to: end_date } of log === "channel"
    ? [{ from, to }]
    : cutRange({ from, to }, WINDOW_DAYS)) {
    const days = { start_date, end_date, page_size: ACTIVITY_PAGE_SIZE };
    const window = listed(ask, {
      page: Log,
      callOf: (next_page_token) =>
        log === "channel"
          ? call(listActivityLogsOfChannel, { path: { channelId: channel ?? "" }, query: { ...days, next_page_token } })
          : call(listChannelActivityLogs, { query: { ...days, channel_id: channel ?? "", next_page_token } }),
      matches: ({ entry, lostPeople }) => lostPeople.length > 0 || matches(entry),
    });
    yield* sorted(window, (a, b) => b.entry.atMs - a.entry.atMs);
  }
}

async function* lines(
  batches: Batches<Told<Entry>>,
  nameOf: (channelId: string) => Promise<string>,
  channel: string | undefined,
): Batches<Told<ActivityLine>> {
  for await (const batch of batches) {
    const told: Told<ActivityLine>[] = [];
    for (const one of batch) {
      if (isLost(one)) {
        told.push(one);
        continue;
      }
      const { entry, lostPeople } = one.row;
      const channelId = entry.channelId || (channel ?? "");
      const channelName = await nameOf(channelId);
      // An entry of nobody else tells nothing where those it is about cannot be read.
      if (lostPeople.length === 0 || entry.people.length > 0)
        for (const person of peopleOf(entry))
          told.push({ row: { entry: { ...entry, channelId }, person, channelName } });
      for (const id of lostPeople) told.push({ id, problem: "A person of this entry cannot be read." });
    }
    yield told;
  }
}

/** Channels' names, each asked for once; empty of one that is gone. */
function namesBy(ask: Ask): (channelId: string) => Promise<string> {
  const names = new Map<string, string>();
  return async (channelId) => {
    const known = names.get(channelId);
    if (known !== undefined || channelId === "") return known ?? "";
    try {
      names.set(channelId, (await ask(call(getChannel, { path: { channelId } }), Name)).name);
    } catch (error) {
      if (!(error instanceof CallFailed && error.failure.kind === "not_found")) throw error;
      names.set(channelId, "");
    }
    return names.get(channelId) ?? "";
  };
}
