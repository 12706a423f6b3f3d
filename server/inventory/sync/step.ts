import type { OperationId } from "../../../contract/operations.gen.ts";
import type { Ask } from "../../../domain/answers/ask.ts";
import type { Orm } from "../../db/database.ts";
import type { Subject } from "../store/reads.ts";
import type { Missing } from "../store/things.ts";

/** A subject that Zoom did not know, and how often in a row that was so before. */
export interface MissingSubject extends Missing {
  readonly missedCount: number;
}

/** What was read of a subject. */
export interface Fact<Facts> {
  readonly subject: string;
  readonly facts: Facts;
  /** When the first call for it was sent. */
  readonly atMs: number;
}

/** What writing came to. */
export interface Written {
  /** Rows that were looked at. */
  readonly rowCount: number;
  /** Rows that were known otherwise. */
  readonly offCount: number;
  /** What is to be read because of it: things that were not known, or are back. */
  readonly found?: readonly Subject[];
  /** What is to be read next, since something told of it. */
  readonly events?: readonly Subject[];
  /** Subjects that were gone when that was asked: nothing of them is read any more. */
  readonly gone?: readonly GoneSubject[];
}

export interface GoneSubject extends Subject {
  readonly atMs: number;
}

export interface When {
  readonly nowMs: number;
  /** When the subject was last read; null where it never was. */
  readonly readAtMs: number | null;
}

/** One kind of thing to read of Zoom, by its ID; a list of the account has none. */
export interface Step<Facts> {
  readonly id: string;
  /** In which order things that were never read are: the lowest first. */
  readonly rank: number;
  /** How long what was read is left before it is read once more. */
  readonly againMs: number;
  /** What is asked of Zoom, most of all. */
  readonly operations: readonly [OperationId, ...OperationId[]];
  /** What it tells, in the plural. */
  readonly noun: string;
  /** @throws CallFailed */
  readonly read: (subject: string, ask: Ask, when: When) => Promise<Facts>;
  readonly write: (orm: Orm, facts: readonly Fact<Facts>[]) => Promise<Written>;
  /**
   * What it means that Zoom does not know some subjects; by default that is a failure like others. Those that are not
   * among what is gone are read again.
   */
  readonly missing?: (orm: Orm, missing: readonly MissingSubject[]) => Promise<Written>;
}

/** A step, whatever it reads. */
export interface AnyStep extends Omit<Step<unknown>, "read" | "write"> {
  /** Reads a subject, and hands over what writes that down together with others of the step. */
  readonly begin: (subject: string, ask: Ask, when: When) => Promise<Fact<unknown>>;
  readonly finish: (orm: Orm, facts: readonly Fact<unknown>[]) => Promise<Written>;
}

export function anyStep<Facts>({ read, write, ...step }: Step<Facts>): AnyStep {
  const own = new WeakMap<Fact<unknown>, Fact<Facts>>();
  return {
    ...step,
    begin: async (subject, ask, when) => {
      const fact: Fact<Facts> = { subject, facts: await read(subject, ask, when), atMs: when.nowMs };
      own.set(fact, fact);
      return fact;
    },
    finish: (orm, facts) =>
      write(
        orm,
        facts.flatMap((fact) => own.get(fact) ?? []),
      ),
  };
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
