// `node dist/server/main.js`: reads the settings, listens, opens the database meanwhile, and stops when told to.
import { createApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { ConfigError, readConfig } from "./config/config.ts";
import { keptSecret } from "./config/kept-secret.ts";
import { type Database, databaseSource } from "./db/database.ts";
import { openDatabase } from "./db/open-database.ts";
import { createLog } from "./log.ts";
import { batchedOutput } from "./log-output.ts";
import { createUpstream } from "./proxy/upstream.ts";
import { createExpressServer, stopGently } from "./serving.ts";

const SWEEP_EVERY_MS = 900_000;

async function main(): Promise<void> {
  const config = readConfig(process.env, keptSecret);
  const output = batchedOutput(1);
  process.once("exit", () => output.flush());
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
