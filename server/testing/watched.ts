// A process for the watchdog's test: `stuck` once it runs, or busy with waiting for a while.
import { setTimeout as delay } from "node:timers/promises";
import { watchMainThread } from "../watchdog.ts";

watchMainThread(20);
if (process.argv[2] === "stuck") setTimeout(spin, 200);
else await delay(1_500);

function spin(): void {
  for (;;) Math.random();
}
