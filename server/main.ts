// `node dist/server/main.js`: reads the settings, listens, opens the database meanwhile, and stops when told to.
import { destination } from "pino";
import { createApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { ConfigError, readConfig } from "./config/config.ts";
import { keptSecret } from "./config/kept-secret.ts";
import { type Database, databaseSource } from "./db/database.ts";
import { openDatabase } from "./db/open-database.ts";
import { createLog } from "./log.ts";
import { createUpstream } from "./proxy/upstream.ts";
import { createExpressServer, stopGently } from "./serving.ts";

const SWEEP_EVERY_MS = 900_000;
/** Log lines are written in pieces of this size, or after this time: a write costs more than what is in it. */
const LOG_BYTES = 32_768;
const LOG_FLUSH_MS = 500;

async function main(): Promise<void> {
  const config = readConfig(process.env, keptSecret);
  const output = destination({
    dest: 1,
    sync: false,
    minLength: LOG_BYTES,
    maxWrite: 2 * LOG_BYTES,
    periodicFlush: LOG_FLUSH_MS,
  });
  const log = createLog(config.logLevel, output);
  const clock = systemClock;
  let isStopping = false;

  // Loading takes longer than listening; requests that need the database wait for it.
  const opening: Promise<Database> = openDatabase(config, clock, log);
  const database = databaseSource(opening);
  const upstream = createUpstream(config);
  const app = createApp({ config, database, upstream, clock, log, isStopping: () => isStopping });
  const server = createExpressServer(app.handler);

  const sweep = () =>
    app.sessions.sweep().catch((error: unknown) => log.warn({ err: error }, "ended sessions were not deleted"));
  const sweeping = setInterval(sweep, SWEEP_EVERY_MS);

  let stopping: Promise<void> | null = null;
  const stop = (code: number): Promise<void> => {
    stopping ??= (async () => {
      isStopping = true;
      clearInterval(sweeping);
      await stopGently(server);
      await upstream.close();
      await database.current()?.close();
      log.info("stopped");
      output.flushSync();
      process.exitCode = code;
    })();
    return stopping;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));
  server.on("error", (error) => {
    console.error(`Cannot listen on ${config.host}:${config.port}: ${error.message}`);
    void stop(1);
  });
  opening.catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    void stop(1);
  });
  server.listen(config.port, config.host, () => {
    console.log(`Channelkeeper on ${config.publicUrl}`);
    log.info({ port: config.port, isSandbox: config.isSandbox, plan: config.plan }, "listening");
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
