// The connection on which one instance hears what the others announce. It is opened again when it breaks off, and asked
// now and then whether it still is one: a firewall that forgot it, or a server that was frozen, says nothing.
import type { Client } from "pg";
import type { Log } from "../log.ts";
import { CHANNEL, createListeners } from "./announcement.ts";

const RETRY_MS = 1_000;

/** @param probeMs How often the connection has to show that it lives. */
export async function listen(connect: () => Client, log: Log, probeMs: number) {
  const listeners = createListeners(log);
  let client: Client | null = null;
  /** Counts the connections, between which announcements may have been missed. */
  let stretch = 0;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;

  const open = async () => {
    const next = connect();
    const lost = (error?: Error) => {
      if (client === next) client = null;
      if (isClosed || retry) return;
      log.warn({ err: error }, "the database connection that hears of changes broke off");
      retry = setTimeout(() => {
        retry = undefined;
        open().catch((reason: unknown) => lost(reason instanceof Error ? reason : new Error(String(reason))));
      }, RETRY_MS);
      retry.unref();
    };
    next.on("error", lost);
    next.on("end", () => lost());
    next.on("notification", ({ payload }) => listeners.hear(payload));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      void next.end();
      throw error;
    }
    stretch += 1;
    client = next;
  };

  await open();
  let probed: Client | null = null;
  const probe = async (asked: Client) => {
    probed = asked;
    try {
      await asked.query("select 1");
    } catch (error) {
      if (client !== asked) return;
      client = null;
      log.warn({ err: error }, "the database connection that hears of changes has fallen silent");
      // With a question unanswered it is broken off, which has it opened anew.
      void asked.end();
    } finally {
      probed = null;
    }
  };
  const probing = setInterval(() => {
    if (client && !probed) void probe(client);
  }, probeMs);
  probing.unref();
  return {
    onChange: listeners.add,
    hearing: () => (client === null ? null : stretch),
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      clearInterval(probing);
      await client?.end();
    },
  };
}
