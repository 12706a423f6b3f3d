import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Log } from "../log.ts";
import { Change, type Orm } from "./database.ts";

export const CHANNEL = "channelkeeper";

const Notification = v.pipe(v.string(), v.parseJson(), Change);

/** Tells all who listen, at once or when the transaction commits. */
export async function announce(orm: Orm, change: Change): Promise<void> {
  await orm.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(change)})`);
}

export interface Listeners {
  add(listener: (change: Change) => void): void;
  /** What came over the channel. */
  hear(payload: string | undefined): void;
}

export function createListeners(log: Log): Listeners {
  const listeners: ((change: Change) => void)[] = [];
  return {
    add: (listener) => {
      listeners.push(listener);
    },
    hear: (payload) => {
      const change = v.safeParse(Notification, payload);
      if (change.success) for (const listener of listeners) listener(change.output);
      else log.warn("a change was announced that this version does not know");
    },
  };
}
