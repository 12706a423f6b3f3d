// What events and the console's own changes tell of, written down together.
import type { Clock } from "../../clock.ts";
import type { DatabaseSource } from "../../db/database.ts";
import type { Log } from "../../log.ts";
import { wait } from "../../wait.ts";
import { type Address, writeAddress } from "../store/addresses.ts";
import { writeMessageDays } from "../store/moves.ts";
import { queueNow, type Subject } from "../store/reads.ts";

/** So often at most. */
const GATHER_MS = 250;
/** Events that are kept while they cannot be written down. */
const MOST_GATHERED = 10_000;

interface TellingDeps {
  readonly database: Pick<DatabaseSource, "ready">;
  readonly clock: Pick<Clock, "nowMs">;
  readonly log: Pick<Log, "warn">;
}

export interface Telling {
  /** Has things read next, of which something tells that they are otherwise by now. */
  changed(subjects: readonly Subject[]): void;
  /** The same, and resolves once that is written down. */
  stored(subjects: readonly Subject[]): Promise<void>;
  /** Notes that something was written in a channel. */
  written(message: { readonly channelId: string; readonly day: string }): void;
  /** Notes the address of somebody, which no list shows. */
  learned(address: Address): void;
  /** Tries again to write down what could not be. */
  again(): void;
}

/** @param queued has what is now to be read read */
export function createTelling({ database, clock, log }: TellingDeps, queued: () => Promise<void>): Telling {
  const gathered: Subject[] = [];
  /** The last day of each channel. */
  const messages = new Map<string, string>();
  const addresses: Address[] = [];
  const tell = async (): Promise<void> => {
    const subjects = gathered.splice(0);
    const learned = addresses.splice(0);
    const days = [...messages].map(([channelId, day]) => ({ channelId, day }));
    messages.clear();
    try {
      const { orm } = await database.ready;
      if (subjects.length > 0) await queueNow(orm, subjects, clock.nowMs());
      if (days.length > 0) await writeMessageDays(orm, days);
      for (const address of learned) await writeAddress(orm, address, clock.nowMs());
    } catch (error) {
      // Told again with what comes next, or by the look each minute.
      gathered.unshift(...subjects.slice(0, MOST_GATHERED));
      addresses.unshift(...learned.slice(0, MOST_GATHERED));
      for (const { channelId, day } of days) if (!messages.has(channelId)) messages.set(channelId, day);
      throw error;
    }
    if (subjects.length > 0) await queued();
  };

  let telling: Promise<void> | null = null;
  /** @returns once it is written down */
  const told = (): Promise<void> => {
    telling ??= wait(GATHER_MS).then(() => {
      telling = null;
      return tell();
    });
    return telling;
  };
  const tellSoon = (): void => {
    told().catch((error: unknown) => log.warn({ err: error }, "what was changed is read again later"));
  };
  return {
    changed: (subjects) => {
      if (subjects.length === 0) return;
      gathered.push(...subjects);
      tellSoon();
    },
    stored: async (subjects) => {
      if (subjects.length === 0) return;
      gathered.push(...subjects);
      await told();
    },
    written: ({ channelId, day }) => {
      messages.set(channelId, day);
      tellSoon();
    },
    learned: (address) => {
      addresses.push(address);
      tellSoon();
    },
    again: () => {
      if (gathered.length + addresses.length + messages.size > 0) tellSoon();
    },
  };
}
