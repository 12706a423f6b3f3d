// What the console itself changed at Zoom, in whichever instance: what was asked of that before is no longer believed.
import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Change, DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import { wait } from "../wait.ts";

/** As the inventory names what it reads: `channel-members` of a channel. */
export interface Changed {
  readonly step: string;
  readonly subject: string;
}

/** When something was asked, as changes are counted. */
export interface Moment {
  readonly number: number;
  /** See `Database.hearing`. */
  readonly hearing: number | null;
}

export interface OwnChanges {
  /** To be told of each call that was sent, whatever came of it. */
  note(changed: readonly Changed[]): void;
  now(): Moment;
  /** Whether what was asked then is of no earlier than the last change of it, as far as all instances were heard. */
  isSince(moment: Moment, of: Changed): boolean;
}

/** What decisions rest on. */
const decisive = new Set(["channel", "channel-members", "channel-groups", "space", "directory-group-members"]);
/** Nothing is believed for longer without being asked again. */
const REMEMBERED_MS = 600_000;
/** Others are told so often at most; and of so much at once, for an announcement is short. */
const GATHER_MS = 50;
const MOST_AT_ONCE = 50;

export interface OwnChangesDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
}

export function createOwnChanges({ database, clock, log }: OwnChangesDeps): OwnChanges {
  const by = randomUUID();
  const last = new Map<string, { readonly number: number; readonly atMs: number }>();
  let number = 0;

  const mark = (changed: readonly Changed[]): void => {
    number += 1;
    for (const one of changed) {
      last.delete(keyOf(one));
      last.set(keyOf(one), { number, atMs: clock.nowMs() });
    }
    for (const [oldest, { atMs }] of last) {
      if (clock.nowMs() - atMs < REMEMBERED_MS) break;
      last.delete(oldest);
    }
  };
  void database.ready.then(
    (db) =>
      db.onChange((change) => {
        if (change.kind === "zoom-changed" && change.by !== by) mark(change.changed);
      }),
    () => undefined,
  );

  let gathered = new Map<string, Changed>();
  const tell = async (): Promise<void> => {
    const db = await database.ready;
    const all = [...gathered.values()];
    gathered = new Map();
    for (let at = 0; at < all.length; at += MOST_AT_ONCE) {
      const change: Change = { kind: "zoom-changed", by, changed: all.slice(at, at + MOST_AT_ONCE) };
      await db.announce(change);
    }
  };
  const hearing = () => database.current()?.hearing() ?? null;
  return {
    note: (changed) => {
      const some = changed.filter(({ step }) => decisive.has(step));
      if (some.length === 0) return;
      mark(some);
      const isTelling = gathered.size > 0;
      for (const one of some) gathered.set(keyOf(one), one);
      if (isTelling) return;
      wait(GATHER_MS)
        .then(tell)
        .catch((error: unknown) => log.warn({ err: error }, "what was changed at Zoom was not announced"));
    },
    now: () => ({ number, hearing: hearing() }),
    isSince: (moment, of) =>
      moment.hearing !== null && moment.hearing === hearing() && (last.get(keyOf(of))?.number ?? 0) <= moment.number,
  };
}

/** However an ID is spelled. */
const keyOf = ({ step, subject }: Changed): string => `${step} ${(subject.split("@")[0] ?? "").toLowerCase()}`;
