// The account's log of who joined and left: what it tells is written down, and the channels it tells of are read.
import * as v from "valibot";
import { call } from "../../../contract/call.ts";
import { getChatSessionsReports, listChannelActivityLogs } from "../../../contract/endpoints.gen.ts";
import type { Ask } from "../../../domain/answers/ask.ts";
import { everyRow, pageOf, type Rows, readableRows } from "../../../domain/answers/page.ts";
import {
  ACTIVITY_PAGE_SIZE,
  type Activity,
  activityEntry,
  activityPerson,
  peopleOf,
  WINDOW_DAYS,
} from "../../../domain/exports/activity-rows.ts";
import { personKey } from "../../../domain/inventory/person-key.ts";
import { calledOtherwise } from "../store/affected.ts";
import { type MoveFact, writeMessageDays, writeMoves } from "../store/moves.ts";
import { anyStep, DAY_MS, MINUTE_MS } from "./step.ts";

const Entry = v.pipe(
  activityEntry(readableRows(activityPerson)),
  v.transform(({ people, ...entry }): Activity => ({ ...entry, people: people?.rows ?? [] })),
);
const Log = pageOf("channel_activity_logs", Entry);

/** Stretches of so many days, the first and the last day of each. */
function windows(fromMs: number, toMs: number, days: number): readonly (readonly [string, string])[] {
  const count = Math.max(1, Math.ceil((toMs - fromMs) / (days * DAY_MS)));
  return Array.from({ length: count }, (_, at) => {
    const startMs = fromMs + at * days * DAY_MS;
    return [dayOf(startMs), dayOf(Math.min(toMs, startMs + days * DAY_MS))] as const;
  });
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Zoom may write an entry down some time after it happened. */
const OVERLAP_MS = 10 * MINUTE_MS;
/** How far back the log is read at the first time. */
const FIRST_DAYS = 30;
const movesOf = (entry: Activity): readonly MoveFact[] => {
  const { atMs, channelId, operator, status } = entry;
  if (status === "unknown" || channelId === "") return [];
  return peopleOf(entry).map((person) => ({
    channelId,
    atMs,
    personKey: personKey({ userId: person.userId, memberId: person.id }),
    status,
    name: person.name,
    isExternal: person.isExternal,
    operatorKey: personKey({ userId: operator.userId, memberId: operator.id }),
    operatorName: operator.name,
  }));
};

export const activityStep = anyStep<readonly MoveFact[]>({
  id: "activity",
  rank: 0,
  againMs: MINUTE_MS,
  operations: ["listChannelActivityLogs"],
  noun: "the log of joins and leaves",
  read: async (_subject, ask, { nowMs, readAtMs }) => {
    const moves: MoveFact[] = [];
    const fromMs = readAtMs === null ? nowMs - FIRST_DAYS * DAY_MS : readAtMs - OVERLAP_MS;
    for (const [start, end] of windows(fromMs, nowMs, WINDOW_DAYS - 1))
      for (const entry of (await readLog(ask, start, end)).rows) moves.push(...movesOf(entry));
    return moves;
  },
  write: async (orm, facts) => {
    const channelIds = await writeMoves(
      orm,
      facts.flatMap((fact) => fact.facts),
    );
    return {
      rowCount: 0,
      offCount: 0,
      events: channelIds.map((subject) => ({ step: "channel-members", subject })),
    };
  },
});

const readLog = (ask: Ask, start_date: string, end_date: string): Promise<Rows<Activity>> =>
  everyRow(ask, Log, (next_page_token) =>
    call(listChannelActivityLogs, {
      query: { page_size: ACTIVITY_PAGE_SIZE, start_date, end_date, next_page_token },
    }),
  );

const Session = v.pipe(
  v.object({
    channel_id: v.nullish(v.string(), ""),
    name: v.nullish(v.string(), ""),
    last_message_sent_time: v.nullish(v.string(), ""),
  }),
  v.transform(({ channel_id, name, last_message_sent_time }) => ({
    channelId: channel_id,
    name,
    day: last_message_sent_time.slice(0, 10),
  })),
);
type Session = v.InferOutput<typeof Session>;
/** One that the calendar has. */
const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && dayOf(Date.parse(day)) === day;
const Sessions = pageOf("sessions", Session);
/** A request is of a month at most. */
const REPORT_DAYS = 29;
/** So far back the reports go. */
const MOST_REPORT_DAYS = 175;
const REPORT_PAGE = 300;

/** In which channels something was written lately, and what these are called. Plans below Pro have no reports. */
export const messageDaysStep = anyStep<readonly Session[]>({
  id: "message-days",
  rank: 8,
  againMs: DAY_MS / 4,
  operations: ["getChatSessionsReports"],
  noun: "the last days with messages",
  read: async (_subject, ask, { nowMs, readAtMs }) => {
    const sessions: Session[] = [];
    const fromMs = Math.max(nowMs - MOST_REPORT_DAYS * DAY_MS, (readAtMs ?? 0) - DAY_MS);
    for (const [from, to] of windows(fromMs, nowMs, REPORT_DAYS)) {
      const { rows } = await everyRow(ask, Sessions, (next_page_token) =>
        call(getChatSessionsReports, { query: { from, to, page_size: REPORT_PAGE, next_page_token } }),
      );
      for (const row of rows) sessions.push(row);
    }
    return sessions;
  },
  write: async (orm, facts) => {
    const sessions = facts.flatMap((fact) => fact.facts).filter(({ channelId }) => channelId !== "");
    await writeMessageDays(
      orm,
      sessions.filter(({ day }) => isDay(day)),
    );
    // No other list tells soon that a private channel was renamed.
    const renamed = await calledOtherwise(
      orm,
      sessions.filter(({ name }) => name !== ""),
    );
    return { rowCount: 0, offCount: 0, events: renamed.map((subject) => ({ step: "channel", subject })) };
  },
});
