// The streams of this instance: what is announced is read once for all of them and written to those who may see it.
import { randomUUID } from "node:crypto";
import type { ChangeEvent, ChangeInfo } from "../../domain/changes/info.ts";
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
  mayRead(session: Session): Promise<boolean>;
}

export interface HubDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly read: (changeIds: readonly string[]) => Promise<readonly Seen[]>;
  /** Whether a session has neither ended nor idled out. */
  readonly isLive: (session: Session) => Promise<boolean>;
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
    const due = new Set([...streams].flatMap((stream) => [...stream.due.keys()]));
    const seen = await deps.read([...due].slice(0, MOST_AT_ONCE));
    const told = seen.slice(0, MOST_AT_ONCE).map((one) => ({ ...one, event: eventOf(one.info) }));
    const missing = [...due].slice(0, MOST_AT_ONCE).filter((id) => told.every(({ info }) => info.id !== id));
    const mayRead = new Map<string, Promise<boolean>>();
    await Promise.all(
      [...streams].map(async (stream) => {
        for (const id of missing) stream.due.delete(id);
        const own = told.flatMap((one) => {
          const number = stream.due.get(one.info.id);
          if (number === undefined) return [];
          stream.due.delete(one.info.id);
          return [{ ...one, number }];
        });
        const { session } = stream;
        const allowed = await Promise.all(
          own.map((one) => {
            const key = `${session.userId} ${one.info.id}`;
            const asked = mayRead.get(key) ?? within(LONGEST_CHECK_MS, one.mayRead(session));
            mayRead.set(key, asked);
            return asked.catch((error: unknown) => {
              log.debug({ changeId: one.info.id, err: error }, "who may see a change could not be told");
              stream.isLacking = true;
              return false;
            });
          }),
        );
        if (!streams.has(stream)) return;
        const events = own.filter((_, index) => allowed[index]).sort((one, other) => one.number - other.number);
        if (events.length > 0)
          write(stream, events.map(({ event, number }) => eventText("change", idOf(number), event)).join(""));
      }),
    );
  };
  const eventOf = ({ id, title, status, counts, itemCount, goesOnAtMs }: ChangeInfo): ChangeEvent => {
    const known = { id, title, status, counts, itemCount, goesOnAtMs };
    return { ...known, ...pace.of(known, clock.nowMs()) };
  };
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

  void database.ready.then(
    (db) => {
      hearing = db.hearing();
      db.onChange((change) => {
        if (change.kind === "session-ended")
          for (const stream of streams) if (stream.session.idHash === change.idHash) end(stream);
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

const eventText = (name: string, id: string | null, data: unknown): string =>
  `${id === null ? "" : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
