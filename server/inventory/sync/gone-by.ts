import type { Orm } from "../../db/database.ts";
import { channelsWithGroups, emptySpaces, peopleThere, spacesWith } from "../store/affected.ts";
import type { Subject } from "../store/reads.ts";
import { agesOf, type Missing, markGone, type Things } from "../store/things.ts";
import { MINUTE_MS, type MissingSubject, type Written } from "./step.ts";

/** What is to be read because things are gone. */
export type AfterGone = (orm: Orm, gone: readonly Missing[]) => Promise<readonly Subject[]>;
const nothing: AfterGone = async () => [];

/** Zoom may not know yet what was only just made: it is asked again so often before that is taken for gone. */
export const MOST_MISSES = 3;
/** What has been known for so long was not only just made. */
const YOUNG_MS = MINUTE_MS;

/**
 * What it means that Zoom does not know things: they are gone, and nothing of them is read any more, unless something
 * has told of them since they were asked for, or they may only just have been made.
 */
export const goneBy =
  (things: Things, subjectsOf: (key: string) => readonly Subject[], after: AfterGone = nothing) =>
  async (orm: Orm, all: readonly MissingSubject[]): Promise<Written> => {
    const ages = await agesOf(orm, things, all);
    const missing = all.filter(({ key, missedCount }) => {
      const { sinceMs = 0, isSeenSince = false } = ages.get(key) ?? {};
      return !isSeenSince && (sinceMs >= YOUNG_MS || missedCount >= MOST_MISSES);
    });
    const marked = new Set(await markGone(orm, things, missing));
    return {
      rowCount: missing.length,
      offCount: marked.size,
      events: await after(
        orm,
        missing.filter(({ key }) => marked.has(key)),
      ),
      gone: missing.flatMap(({ key, atMs }) => subjectsOf(key).map((subject) => ({ ...subject, atMs }))),
    };
  };

/**
 * What it means that Zoom does not know people: it may not know somebody everywhere yet, and that it has forgotten somebody,
 * the list of people says in its time.
 *
 * @param step what is read of them no more once that list does not have them
 */
export const withoutPeople =
  (step: string) =>
  async (orm: Orm, missing: readonly MissingSubject[]): Promise<Written> => {
    const there = await peopleThere(
      orm,
      missing.map(({ key }) => key),
    );
    const left = missing.filter(({ key, missedCount }) => missedCount >= MOST_MISSES && !there.has(key));
    return {
      rowCount: left.length,
      offCount: 0,
      gone: left.map(({ key, atMs }) => ({ step, subject: key, atMs })),
    };
  };

export const afterSpaces: AfterGone = async (orm, gone) =>
  (await emptySpaces(orm, gone)).map((subject) => ({ step: "channel", subject }));

export const afterDirectoryGroups: AfterGone = async (orm, gone) =>
  (
    await channelsWithGroups(
      orm,
      gone.map(({ key }) => key),
    )
  ).map((subject) => ({ step: "channel-groups", subject }));

/** A space goes with its general channel. */
export const afterChannels: AfterGone = async (orm, gone) =>
  (
    await spacesWith(
      orm,
      gone.map(({ key }) => key),
    )
  ).map((subject) => ({ step: "space", subject }));
