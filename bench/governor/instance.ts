// One instance's way to Zoom, with its jobs and the people who click there; prints what became of their requests.
import { once } from "node:events";
import * as v from "valibot";
import { operationById } from "../../contract/operation-by-id.ts";
import { systemClock } from "../../server/clock.ts";
import { databaseSource } from "../../server/db/database.ts";
import { createLimitStore } from "../../server/db/limit-store.ts";
import { openDatabase } from "../../server/db/open-database.ts";
import { createLog } from "../../server/log.ts";
import { wait } from "../../server/wait.ts";
import type { Lane, ZoomCall } from "../../server/zoom/call.ts";
import { createZoom } from "../../server/zoom/client.ts";
import { createGovernor, type Governor } from "../../server/zoom/governor.ts";
import { createUpstream } from "../../server/zoom/upstream.ts";

const Settings = v.object({
  SANDBOX_URL: v.string(),
  ACCESS_TOKEN: v.string(),
  DATABASE_URL: v.optional(v.string(), ""),
  DATA_DIR: v.string(),
  /** Requests of jobs in progress or waiting. */
  JOBS: v.pipe(v.string(), v.toNumber()),
  PEOPLE: v.pipe(v.string(), v.toNumber()),
});
/** Epoch milliseconds between which it is counted. */
const Span = v.object({ fromMs: v.number(), untilMs: v.number() });
const settings = v.parse(Settings, process.env);
const url = settings.SANDBOX_URL;

const log = createLog("warn", { write: (line) => process.stderr.write(line) });
const database = databaseSource(
  openDatabase({ databaseUrl: settings.DATABASE_URL || null, dataFolder: settings.DATA_DIR }, systemClock, log),
);
const store = createLimitStore(database);
let asked = 0;
let refused = 0;
let span = { fromMs: Infinity, untilMs: Infinity };
const isCounted = () => Date.now() >= span.fromMs && Date.now() < span.untilMs;
const counting: typeof store = {
  exchange: (...given) => {
    if (isCounted()) asked += 1;
    return store.exchange(...given);
  },
};
const governor = createGovernor({ plan: "business", store: counting, clock: systemClock, log });
/** How long people waited for their turns, milliseconds. */
const waits: number[] = [];
const watched: Governor = {
  ...governor,
  admit: async (candidate) => {
    const beganAt = performance.now();
    const noRoom = await governor.admit(candidate);
    if (candidate.lane === "interactive" && isCounted()) waits.push(noRoom ? Infinity : performance.now() - beganAt);
    return noRoom;
  },
  answered: (candidate, status, headers) => {
    if (status === 429) refused += 1;
    governor.answered(candidate, status, headers);
  },
};
const urls = { apiUrl: url, fileUrl: url, fileApiUrl: url, oauthUrl: url };
const upstream = createUpstream({ ...urls, zoomTimeoutMs: 10_000 });
const zoom = createZoom({ upstream, governor: watched, clock: systemClock });

const token = { authorization: `Bearer ${settings.ACCESS_TOKEN}`, apiOrigin: null, version: 1 };
const tokens = { atHand: () => token, get: async () => token, renew: async () => null };
const call: ZoomCall = {
  operation: operationById("listAccountsPublicChannels"),
  params: {},
  query: { page_size: 1 },
  body: null,
};

await database.ready;
process.send?.("ready");
const [message] = await once(process, "message");
span = v.parse(Span, message);

let answered = 0;
const send = async (person: string, lane: Lane) => {
  const grant = { accountId: "account", tokens };
  const answer = await zoom.call(call, { grant, person, lane, signal: null });
  if (answer.kind === "answer" && answer.status !== 200 && answer.status !== 429)
    throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  if (answer.kind === "answer" && answer.status === 200 && isCounted()) answered += 1;
};
const job = async (name: string) => {
  while (Date.now() < span.untilMs) await send(name, "job");
};
/** A page of three requests every three seconds or so. */
const person = async (name: string) => {
  while (Date.now() < span.untilMs) {
    await wait(Math.random() * 6_000);
    await Promise.all([1, 2, 3].map(() => send(name, "interactive")));
  }
};
const working = [
  ...Array.from({ length: settings.JOBS }, () => job("chief")),
  ...Array.from({ length: settings.PEOPLE }, (_, index) => person(`${process.pid} ${index}`)),
];
await Promise.race([Promise.all(working), wait(span.untilMs - Date.now() + 500)]);
const told = waits.filter((ms) => ms === Infinity).length;
process.send?.({ answered, refused, asked, waits: waits.filter(Number.isFinite), told }, () => process.exit(0));
