// The streams of this instance: what is announced is read once for all of them and written to those who may see it.
import { randomUUID } from "node:crypto";
import type { AccessEvent } from "../../domain/access/info.ts";
import type { ChangeEvent, ChangeInfo } from "../../domain/changes/info.ts";
import type { InventoryEvent, InventoryMove } from "../../domain/inventory/moved.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { within } from "../within.ts";
import { createPace } from "./pace.ts";
import { createRing } from "./ring.ts";

/** Where a stream writes to. */
export interface Sink {
  write(text: string): void;
  /** Bytes that were written and not yet taken. */
  waitingBytes(): number;
  /** Ends it as it should. */
  end(): void;
  /** Breaks it off: the browser comes back for what it missed. */
  breakOff(): void;
}

/** A change as it is told of, and whether somebody may read it. */
export interface Seen {
  readonly info: ChangeInfo;
  /** Of one that has ended, or waits for its day: what it was about; see `touchedBy`. */
  readonly touched?: readonly string[] | null;
  /** What it is called for somebody; null where they may not read it. */
  titleFor(session: Session): Promise<string | null>;
}

export interface HubDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly read: (changeIds: readonly string[]) => Promise<readonly Seen[]>;
  /** Whether a session has neither ended nor idled out. */
  readonly isLive: (session: Session) => Promise<boolean>;
  /** Whether somebody may read the inventory. */
  readonly seesInventory: (session: Session) => Promise<boolean>;
  /** Whether somebody gives roles. */
  readonly givesRoles: (session: Session) => Promise<boolean>;
  readonly heartbeatMs?: number;
}

export interface Hub {
  /**
   * Begins to tell a browser what happens, from where it was broken off if it says so.
   *
   * @returns what ends it
   * @throws RequestFailure `rate_limited`, `unavailable`
   */
  open(session: Session, lastEventId: string | undefined, sink: Sink): () => void;
  /** Ends all streams, now and from now on. */
  close(): void;
}

interface Stream {
  readonly session: Session;
  readonly sink: Sink;
  /** What it is to be told of next, with the numbers of the events. */
  due: Map<string, number>;
  /** Some of it could not be told. */
  isLacking: boolean;
}

const MOST_OF_A_PERSON = 12;
const MOST_STREAMS = 5_000;
/** Proxies cut what is silent for a minute. */
const HEARTBEAT_MS = 20_000;
/** So that each change is told of some times a second at most. */
const FLUSH_EVERY_MS = 300;
/** The part of its time that a process may spend on it: counting the items of large changes takes long. */
const FLUSH_PART = 0.1;
const MOST_AT_ONCE = 200;
/** Whether somebody may see something may have to be asked of Zoom; nobody else waits for that. */
const LONGEST_CHECK_MS = 2_000;
/** A browser that takes so little is better off to begin anew. */
const MOST_WAITING_BYTES = 262_144;

export function createHub(deps: HubDeps): Hub {
  const { database, clock, log } = deps;
  const streams = new Set<Stream>();
  const ring = createRing();
  const pace = createPace();
  /** Numbers of another start, or of another stretch of hearing, say nothing. */
  const start = randomUUID().slice(0, 8);
  let hearing: number | null = null;
  let flushing: NodeJS.Timeout | undefined;
  let nextFlushAt = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  const idOf = (number: number) => `${start}-${number}`;
  const write = (stream: Stream, text: string) => {
    if (stream.sink.waitingBytes() > MOST_WAITING_BYTES) {
      streams.delete(stream);
      stream.sink.breakOff();
    } else stream.sink.write(text);
  };
  const end = (stream: Stream) => {
    streams.delete(stream);
    stream.sink.write(eventText("end", null, {}));
    stream.sink.end();
  };

  /** What was announced while this instance did not hear is told by nobody. */
  const heedGaps = () => {
    const now = database.current()?.hearing() ?? null;
    if (now === hearing) return;
    hearing = now;
    ring.forget();
    for (const stream of streams) write(stream, eventText("reset", idOf(ring.latest()), {}));
  };

  const flush = async () => {
    // Whoever comes in the meantime may have missed lower numbers than these.
    const present = [...streams].map((stream) => ({ stream, due: new Map(stream.due) }));
    const next = nextDue(present);
    const seen = await deps.read([...next.keys()]);
    const told = seen.map((one) => ({ ...one, event: eventOf(one) }));
    const titles = new Map<string, Promise<string | null>>();
    await Promise.all(
      present.map(async ({ stream, due }) => {
        const own = told.flatMap((one) => {
          const number = due.get(one.info.id);
          return number === undefined ? [] : [{ ...one, number }];
        });
        // What has moved again since is told again, in its turn.
        for (const [id, number] of next) if (stream.due.get(id) === number) stream.due.delete(id);
        const { session } = stream;
        const named = await Promise.all(
          own.map((one) => {
            const key = `${session.userId} ${one.info.id}`;
            const asked = titles.get(key) ?? within(LONGEST_CHECK_MS, one.titleFor(session));
            titles.set(key, asked);
            return asked.catch((error: unknown) => {
              log.debug({ changeId: one.info.id, err: error }, "who may see a change could not be told");
              stream.isLacking = true;
              return null;
            });
          }),
        );
        if (!streams.has(stream)) return;
        const events = own
          .flatMap(({ event, number }, index) => {
            const title = named[index] ?? null;
            return title === null ? [] : [{ event: { ...event, title }, number }];
          })
          .sort((one, other) => one.number - other.number);
        if (events.length > 0) write(stream, events.map(({ event, number }) => textOf(stream, event, number)).join(""));
      }),
    );
  };
  const eventOf = ({ info, touched }: Seen): ChangeEvent => {
    const { id, title, status, counts, itemCount, goesOnAtMs, actionIds, undoOf, endedAtMs } = info;
    const { needsApproval, plannedBy } = info;
    const stands = { id, title, status, counts, itemCount, goesOnAtMs, endedAtMs, needsApproval };
    const known = { ...stands, actionIds, undoOf, plannedBy };
    return { ...known, ...pace.of(known, clock.nowMs()), ...(touched !== undefined && { touched }) };
  };
  /** Where something before it could not be told, the number to come back with stays what it was. */
  const textOf = ({ isLacking }: Stream, event: ChangeEvent, number: number) =>
    eventText("change", isLacking ? null : idOf(number), event);
  const isAnyDue = () => [...streams].some(({ due }) => due.size > 0);
  const flushSoon = () => {
    if (flushing || isClosed || !isAnyDue()) return;
    flushing = setTimeout(
      () => {
        const startedAt = performance.now();
        flush()
          .catch((error: unknown) => {
            log.warn({ err: error }, "what happened could not be told");
            for (const stream of streams) {
              stream.due.clear();
              stream.isLacking = true;
            }
          })
          .finally(() => {
            flushing = undefined;
            const tookMs = performance.now() - startedAt;
            nextFlushAt = startedAt + Math.max(FLUSH_EVERY_MS, tookMs / FLUSH_PART);
            flushSoon();
          });
      },
      Math.max(0, nextFlushAt - performance.now()),
    );
    flushing.unref();
  };

  /** Told once and to whoever is there: whoever comes back reads anew. */
  const tellInventory = async (stream: Stream, moved: InventoryMove) => {
    const mayHear = await within(LONGEST_CHECK_MS, deps.seesInventory(stream.session)).catch((error: unknown) => {
      log.debug({ err: error }, "who may hear of the inventory could not be told");
      return false;
    });
    if (mayHear && streams.has(stream)) write(stream, eventText("inventory", null, { moved } satisfies InventoryEvent));
  };

  const failedToTell = (error: unknown): boolean => {
    log.debug({ err: error }, "who gives roles could not be told");
    return false;
  };
  /** @param news For those who give roles; the others hear that something has changed. */
  const tellAccess = async (stream: Stream, news: AccessEvent) => {
    const isNews = Object.keys(news).length > 0;
    const mayHear = isNews && (await within(LONGEST_CHECK_MS, deps.givesRoles(stream.session)).catch(failedToTell));
    if (streams.has(stream)) write(stream, eventText("access", null, (mayHear ? news : {}) satisfies AccessEvent));
  };

  void database.ready.then(
    (db) => {
      hearing = db.hearing();
      db.onChange((change) => {
        if (change.kind === "session-ended")
          for (const stream of streams) if (stream.session.idHash === change.idHash) end(stream);
        // Told once and to whoever is there: the file says it too.
        if (change.kind === "file-made")
          for (const stream of streams)
            if (stream.session.userId === change.userId) write(stream, eventText("file", null, change.file));
        if (change.kind === "inventory-moved") for (const stream of streams) void tellInventory(stream, change.moved);
        if (change.kind === "access-changed")
          for (const stream of streams) void tellAccess(stream, change.broken ? { broken: change.broken } : {});
        if (change.kind === "connection-changed")
          for (const stream of streams) void tellAccess(stream, { connection: change.told });
        if (change.kind !== "change-moved") return;
        const number = ring.add(change.changeId);
        for (const { due } of streams) due.set(change.changeId, number);
        flushSoon();
      });
    },
    () => undefined,
  );

  const beat = async (stream: Stream) => {
    // A database that is away ends nobody's session.
    const isLive = await deps.isLive(stream.session).catch(() => true);
    if (!streams.has(stream)) return;
    if (!isLive) return end(stream);
    if (!stream.isLacking) return write(stream, ": \n\n");
    stream.isLacking = false;
    write(stream, eventText("reset", idOf(ring.latest()), {}));
  };
  const beating = setInterval(() => {
    heedGaps();
    for (const stream of streams) void beat(stream);
  }, deps.heartbeatMs ?? HEARTBEAT_MS);
  beating.unref();

  return {
    open: (session, lastEventId, sink) => {
      if (isClosed) throw new RequestFailure("unavailable", "The console is stopping.");
      const ofPerson = [...streams].filter((stream) => stream.session.userId === session.userId).length;
      if (ofPerson >= MOST_OF_A_PERSON || streams.size >= MOST_STREAMS)
        throw new RequestFailure("rate_limited", "The console is open in too many windows to tell each what happens.", {
          retryAfterMs: 60_000,
        });
      heedGaps();
      const [from, number] = lastEventId?.split("-") ?? [];
      const missed = from === start && number && /^\d{1,15}$/.test(number) ? ring.since(Number(number)) : null;
      const stream: Stream = { session, sink, due: new Map(missed), isLacking: false };
      // What is missed is told in order, so where it begins stays the number to come back with until then.
      if (missed) sink.write(eventText("ready", idOf(Number(number)), {}));
      else sink.write(eventText(lastEventId === undefined ? "ready" : "reset", idOf(ring.latest()), {}));
      streams.add(stream);
      flushSoon();
      return () => streams.delete(stream);
    },
    close: () => {
      isClosed = true;
      clearInterval(beating);
      clearTimeout(flushing);
      for (const stream of streams) stream.sink.end();
      streams.clear();
    },
  };
}

/**
 * What is told next of all that is due, by its numbers: the lowest, so that whoever is broken off in the midst comes back
 * for all of the rest.
 */
function nextDue(all: readonly Pick<Stream, "due">[]): ReadonlyMap<string, number> {
  const numbers = new Map(all.flatMap(({ due }) => [...due]));
  return new Map([...numbers].sort(([, one], [, other]) => one - other).slice(0, MOST_AT_ONCE));
}

const eventText = (name: string, id: string | null, data: unknown): string =>
  `${id === null ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
