// Work that outlives requests, on pg-boss in the console's own database: what waits, who has it, when it is tried again
// and what became of it. docs/decisions/0010 says what of pg-boss is used and what is not.
import { randomUUID } from "node:crypto";
import type PgBoss from "pg-boss";
import { type Database, DatabaseAway, type DatabaseSource, type Orm } from "../db/database.ts";
import type { Statement } from "../db/together.ts";
import type { Log } from "../log.ts";
import { createTrouble } from "../log-trouble.ts";
import { wait } from "../wait.ts";
import { within } from "../within.ts";
import { statementsIn, statementsOf } from "./executor.ts";
import { type JobLimits, jobLimits } from "./limits.ts";
import type { JobData, Queue, SendOptions } from "./queue.ts";
import { abandonJobs } from "./taking.ts";
import { startWorker, type Worker } from "./worker.ts";

const RETRY_LIMIT = 10;
const RETRY_DELAY_SECONDS = 1;
/** What ended stays among the live jobs for a day, which bounds a schedule's stretch, and a week in the archive. */
const KEPT_SECONDS = 86_400;
const TIDY_EVERY_SECONDS = 300;
const LONGEST_WAIT_FOR_START_MS = 5_000;
/**
 * After how long other instances are told of a job that goes on where one has ended: the instance that had that one goes
 * on by itself, and has at hand what it needs, permits for Zoom above all.
 */
const OTHERS_AFTER_MS = 100;

export interface JobOptions extends SendOptions {
  /** One of ours: the job is sent if it commits, and worked on from then. */
  readonly transaction?: Orm;
}

export interface Boss {
  /** To be called before `start`. */
  register<T extends JobData>(queue: Queue<T>): void;
  /** Begins to work on what the queues hold; tries again until the database lets it, or until it is stopped. */
  start(): Promise<void>;
  /** @throws DatabaseAway when the jobs have not been started within seconds. */
  send<T extends JobData>(queue: Queue<T>, data: T, options?: JobOptions): Promise<void>;
  /**
   * The statement that sends a job for later, to be done together with others. Nobody is told of it: it is found.
   *
   * @throws DatabaseAway when the jobs have not been started within seconds.
   */
  sending<T extends JobData>(queue: Queue<T>, data: T, options: Required<SendOptions>): Promise<Statement>;
  /** Resolves within seconds. What has not ended by then is taken up by another instance, or at the next start. */
  stop(): Promise<void>;
}

export interface BossDeps {
  readonly database: DatabaseSource;
  readonly log: Log;
  readonly limits?: Partial<JobLimits>;
  /** No other process has the database: what is in progress there at the start is nobody's. */
  readonly isAlone?: boolean;
}

interface Running {
  readonly boss: PgBoss;
  readonly database: Database;
}

/** A queue as this instance works on it, whatever its jobs carry. */
interface Registered {
  readonly name: string;
  readonly options: PgBoss.Queue;
  begin(running: Running): Worker;
  /** Sends the job of the present stretch of time unless somebody has. */
  sendScheduled(running: Running): Promise<void>;
}

interface Putting extends JobOptions {
  readonly everySeconds?: number;
  /** It goes on where one ends that this instance has. */
  readonly isOwn?: boolean;
}

export function createBoss({ database, log, limits: changes, isAlone = false }: BossDeps): Boss {
  const limits = { ...jobLimits, ...changes };
  const queues: Registered[] = [];
  const workers = new Map<string, Worker>();
  const dueSoon = new Set<NodeJS.Timeout>();
  const stopping = new AbortController();
  let rounds: NodeJS.Timeout | undefined;
  let starting: Promise<void> | null = null;
  let announceStart: (running: Running) => void = () => undefined;
  const started = new Promise<Running>((resolve) => {
    announceStart = resolve;
  });
  let running: Running | null = null;
  const notBegun = createTrouble(log, { began: "jobs could not be started", over: "jobs could be started after all" });
  const notLookedAfter = createTrouble(log, {
    began: "jobs were not looked after",
    over: "jobs are looked after again",
  });

  const notToldOf = createTrouble(log, {
    began: "other instances were not told of jobs",
    over: "other instances are told of jobs again",
  });

  const put = async <T extends JobData>(
    { boss, database: opened }: Running,
    queue: Queue<T>,
    data: T,
    { afterMs = 0, key, transaction = opened.orm, everySeconds, isOwn = false }: Putting = {},
  ) => {
    const job = {
      ...(key !== undefined && { key }),
      afterMs,
      ...(everySeconds !== undefined && { singletonSeconds: everySeconds }),
    };
    const sent = await boss.send(queue.name, data, { ...jobOptions(job), db: statementsIn(transaction) });
    if (sent === null) return;
    if (afterMs === 0 && isOwn) announceLater(opened, queue.name);
    else if (afterMs === 0) await opened.announce({ kind: "job-sent", queue: queue.name }, transaction);
    // A later one is found by the rounds, soon enough.
    else if (afterMs < limits.roundMs) wakeAfter(queue.name, afterMs);
  };

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      dueSoon.delete(timer);
      work();
    }, ms);
    timer.unref();
    dueSoon.add(timer);
  };
  const wakeAfter = (name: string, ms: number) => later(ms, () => workers.get(name)?.wake());
  // Where that fails it is found by the rounds.
  const announceLater = (opened: Database, queue: string) =>
    later(OTHERS_AFTER_MS, () => void opened.announce({ kind: "job-sent", queue }).then(notToldOf.over, notToldOf.met));

  const wakeAll = () => {
    for (const worker of workers.values()) worker.wake();
  };

  /** What nobody tells of: jobs that are due, retries, and those of instances that died. */
  const round = async (now: Running) => {
    try {
      await now.boss.expire();
      for (const queue of queues) await queue.sendScheduled(now);
      notLookedAfter.over();
    } catch (error) {
      notLookedAfter.met(error);
    }
    wakeAll();
    // What was found to be nobody's is due after a moment.
    later(RETRY_DELAY_SECONDS * 1_000 + 100, wakeAll);
    scheduleRound(now);
  };
  const scheduleRound = (now: Running) => {
    if (stopping.signal.aborted) return;
    rounds = setTimeout(() => void round(now), limits.roundMs);
    rounds.unref();
  };

  const begin = async (opened: Database) => {
    const { default: PgBoss } = await import("pg-boss");
    const boss = new PgBoss({
      db: statementsOf(opened),
      schedule: false,
      maintenanceIntervalSeconds: TIDY_EVERY_SECONDS,
      archiveCompletedAfterSeconds: KEPT_SECONDS,
    });
    boss.on("error", (error) => log.warn({ err: error }, "jobs that have ended were not tidied away"));
    try {
      await boss.start();
      for (const { name, options } of queues) {
        await boss.createQueue(name, options);
        // Those of an earlier version stay as they are otherwise.
        await boss.updateQueue(name, options);
      }
      if (isAlone) await abandonJobs(opened.orm);
    } catch (error) {
      await end(boss);
      throw error;
    }
    return boss;
  };

  const start = async () => {
    // Whoever opens it says why it could not be.
    const opened = await database.ready.catch(() => null);
    while (opened && !stopping.signal.aborted) {
      const boss = await begin(opened).catch((error: unknown) => {
        notBegun.met(error);
        return null;
      });
      if (boss && stopping.signal.aborted) return end(boss);
      if (!boss) {
        await wait(limits.roundMs, stopping.signal).catch(() => undefined);
        continue;
      }
      notBegun.over();
      running = { boss, database: opened };
      for (const queue of queues) workers.set(queue.name, queue.begin(running));
      opened.onChange((change) => {
        if (change.kind === "job-sent") workers.get(change.queue)?.wake();
      });
      announceStart(running);
      scheduleRound(running);
      return;
    }
  };

  const whenStarted = async () => running ?? (await within(LONGEST_WAIT_FOR_START_MS, started).catch(notStarted));

  return {
    register: (queue) => {
      const scheduled = queue.schedule;
      queues.push({
        name: queue.name,
        options: {
          name: queue.name,
          policy: "singleton",
          retryLimit: queue.retryLimit ?? RETRY_LIMIT,
          retryDelay: queue.retryDelaySeconds ?? RETRY_DELAY_SECONDS,
          expireInSeconds: limits.leaseSeconds,
        },
        begin: (now) =>
          startWorker({
            queue,
            orm: now.database.orm,
            log,
            limits,
            complete: async (transaction, id, next) => {
              await now.boss.complete(queue.name, id, {}, { db: statementsIn(transaction) });
              if (next) await put(now, queue, next.data, { ...next, transaction, isOwn: true });
            },
            fail: async (transaction, id, reason) => {
              await now.boss.fail(queue.name, id, { reason }, { db: statementsIn(transaction) });
            },
          }),
        sendScheduled: async (now) => {
          if (scheduled)
            await put(now, queue, scheduled.data, { key: "schedule", everySeconds: scheduled.everySeconds });
        },
      });
    },
    start: () => {
      starting ??= start();
      return starting;
    },
    send: async (queue, data, options) => {
      await put(await whenStarted(), queue, data, options);
    },
    sending: async (queue, data, options) => {
      const { boss } = await whenStarted();
      let statement: Statement | undefined;
      const db: PgBoss.Db = {
        executeSql: async (text, params = []) => {
          statement = { text, params };
          return { rows: [] };
        },
      };
      await boss.send(queue.name, data, { ...jobOptions(options), db });
      if (!statement) throw new Error("pg-boss sends a job without a statement");
      return statement;
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(rounds);
      for (const timer of dueSoon) clearTimeout(timer);
      const ending = async () => {
        await starting;
        await Promise.all([...workers.values()].map((worker) => worker.stop()));
        if (running) await end(running.boss);
      };
      await within(limits.stopMs, ending()).catch((error: unknown) =>
        log.warn({ err: error }, "work was left unfinished at the stop; it goes on elsewhere or at the next start"),
      );
    },
  };
}

function jobOptions({ key, afterMs = 0, ...others }: SendOptions & Pick<PgBoss.SendOptions, "singletonSeconds">) {
  const id = randomUUID();
  // The policy of the queues knows no job without a key.
  return { ...others, id, singletonKey: key ?? id, ...(afterMs > 0 && { startAfter: afterMs / 1_000 }) };
}

const end = (boss: PgBoss) => boss.stop({ graceful: false, close: false });

const notStarted = (cause: unknown): never => {
  throw new DatabaseAway("The database has not let the jobs start yet.", { cause });
};
