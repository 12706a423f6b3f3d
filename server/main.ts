// `node dist/server/main.js`: reads the settings, listens, opens the database meanwhile, and stops when told to.
import { existsSync } from "node:fs";
import path from "node:path";
import { sayFailure } from "../scripts/say.mjs";
import { onStop } from "../scripts/stop-signals.mjs";
import { createApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { readConfig } from "./config/config.ts";
import { ConfigError } from "./config/config-error.ts";
import { helpText } from "./config/help.ts";
import { keptSecret } from "./config/kept-secret.ts";
import { unknownSettings } from "./config/unknown-settings.ts";
import { type Database, databaseSource } from "./db/database.ts";
import { openDatabase } from "./db/open-database.ts";
import { createLog } from "./log.ts";
import { batchedOutput } from "./log-output.ts";
import { textLine } from "./log-text.ts";
import { createExpressServer, stopGently } from "./serving.ts";
import { watchMainThread } from "./watchdog.ts";
import { createUpstream } from "./zoom/upstream.ts";

/** Whatever is still under way then is left: requests have ten seconds, the database has some more. */
const LONGEST_STOP_MS = 20_000;

async function main(): Promise<void> {
  const [option] = process.argv.slice(2);
  if (option === "--help" || option === "-h") return console.log(helpText);
  if (option !== undefined)
    throw new ConfigError([`there is no option ${option}; npm start -- --help tells what there is`]);
  const config = readConfig(process.env, { keptSecret, isTerminal: process.stdout.isTTY });
  // Without the setting there may be no pages yet: Vite serves them meanwhile.
  if (process.env.WEB_DIR && !existsSync(path.join(config.webFolder, "index.html")))
    throw new ConfigError(["WEB_DIR has no index.html; npm run build writes the pages to dist/web"]);
  const output = batchedOutput(1);
  process.once("exit", () => output.flush());
  const isText = config.logFormat === "text";
  const log = createLog(config.logLevel, isText ? { write: (line) => output.write(textLine(line)) } : output);
  for (const sentence of unknownSettings(process.env)) log.warn(sentence);
  watchMainThread();
  const clock = systemClock;
  let isStopping = false;

  const stopped = new AbortController();
  // Loading takes longer than listening; requests that need the database wait for it.
  const opening: Promise<Database> = openDatabase(config, clock, log, stopped.signal);
  const database = databaseSource(opening);
  const upstream = createUpstream(config);
  const app = createApp({ config, database, upstream, clock, log, isStopping: () => isStopping });
  const server = createExpressServer(app.handler);

  let stopping: Promise<void> | null = null;
  const stop = (code: number): Promise<void> => {
    stopping ??= (async () => {
      isStopping = true;
      stopped.abort();
      setTimeout(() => {
        sayFailure("Something would not end in time, so the process ends without it.");
        process.exit(code || 1);
      }, LONGEST_STOP_MS).unref();
      app.closeStreams();
      await Promise.all([stopGently(server), app.jobs.stop()]);
      await upstream.close();
      // One that is still being opened holds the data folder too; why it could not be is told below.
      const opened = await opening.catch(() => null);
      if (opened) await app.stopAudit();
      await opened?.close();
      log.info("stopped");
      // Also ends what was started beside it.
      process.exit(code);
    })();
    return stopping;
  };
  onStop(() => void stop(0));
  server.on("error", (error) => {
    sayFailure(`Cannot listen on ${config.host}:${config.port}: ${error.message}. ${listenAdvice(error)}`);
    void stop(1);
  });
  opening
    .then((opened) => opened.failed)
    .then(
      (reason) => {
        sayFailure(
          `The embedded database in ${config.dataFolder} cannot continue: ${reason.message}. See that its disk has room, and start again; what was stored is kept.`,
        );
        void stop(1);
      },
      () => undefined,
    );
  opening.catch((error: unknown) => {
    if (isStopping) return;
    sayFailure(error instanceof Error ? error.message : String(error));
    void stop(1);
  });
  server.listen(config.port, config.host, () => {
    // Told once it can be used; whoever comes earlier waits.
    opening.then(
      () => {
        // Before the first person comes: whoever started the console sees what is wrong.
        void app.checkAccount();
        void app.jobs.start();
        void app.recordSettings();
        const sentence = `Channelkeeper on ${config.publicUrl}`;
        if (isText)
          console.log(`${sentence}
Ctrl+C stops it.`);
        else log.info(sentence);
      },
      () => undefined,
    );
    log.info({ port: config.port, isSandbox: config.isSandbox, plan: config.plan }, "listening");
  });
}

function listenAdvice(error: NodeJS.ErrnoException): string {
  if (error.code === "EADDRINUSE") return "Another program has the port; set PORT to a free one.";
  if (error.code === "EACCES")
    return "This process does not have the rights to use the port; set PORT to one above 1023.";
  return "Set HOST to an address of this machine.";
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) sayFailure(error.message);
  else sayFailure(String(error instanceof Error ? error.stack : error));
  process.exit(1);
});
