// A single rename by one client after another, in turns, each through a process of its own before the same sandbox: as a
// change of the console that is planned, carried out and can be undone, beside what a form sends that reads the channel
// anew and then changes it, and beside the bare request that only changes, both through a plain proxy that does nothing but
// put a token on: it checks no session and no role and writes nothing down. At first Zoom answers at once, which shows what
// the console adds, then as late as Zoom does, which is what a person waits.
import * as v from "valibot";
import { serverToServer } from "../sandbox/testing/sandbox-client.ts";
import { freePort } from "../scripts/processes.mjs";
import type { Browser } from "../server/testing/browser.ts";
import { firstChannels, pagesOf } from "./channels.ts";
import { type Sandbox, slowDown } from "./console.ts";
import { untilAnswers } from "./processes.ts";
import { onStage, type Stage } from "./stage.ts";
import { printTable, quantile } from "./table.ts";
import { startUnlimited } from "./unlimited.ts";

const WARM_UP_ROUNDS = 30;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 150);
/** What Zoom takes for an answer, at its quickest. */
const ZOOM_MS = 100;
const LATE_ROUNDS = Math.ceil(ROUNDS / 5);

const Change = v.object({ status: v.literal("done"), counts: v.object({ done: v.literal(1) }) });

export async function run(): Promise<void> {
  await onStage(async (stage) => {
    const { sandbox, browser } = await startUnlimited(stage);
    const subjects = await subjectsOf(browser, await startPlainProxy(stage, sandbox));
    console.log("Zoom answers at once\n");
    printQuantiles(await inTurns(subjects, WARM_UP_ROUNDS, ROUNDS));
    console.log(`\nZoom answers after ${ZOOM_MS} ms\n`);
    await slowDown(sandbox, ZOOM_MS);
    printQuantiles(await inTurns(subjects, 0, LATE_ROUNDS));
  });
}

type Subjects = Readonly<Record<string, (name: string) => Promise<void>>>;

/** @returns its address; below it are Zoom's operations */
async function startPlainProxy({ start }: Stage, { url }: Sandbox): Promise<string> {
  const port = await freePort();
  // Another app than the console's: an app has one token that works.
  const { access_token: token } = await serverToServer({ url }, "sandbox-granular-s2s");
  await start("bench/token-proxy.ts", { PORT: `${port}`, UPSTREAM: url, TOKEN: token });
  const proxy = `http://127.0.0.1:${port}`;
  await untilAnswers(`${proxy}/chat/channels?page_size=1`);
  return proxy;
}

async function subjectsOf(browser: Browser, proxy: string): Promise<Subjects> {
  const [channel] = await firstChannels(1, pagesOf(browser));
  if (!channel) throw new Error("the sandbox has no channels");
  const { channelId } = channel;
  const address = `${proxy}/chat/channels/${channelId}`;
  const change = async (part: { readonly actionId: string; readonly input: unknown; readonly target: object }) => {
    const { target, ...action } = part;
    const answer = await browser.post("/api/changes", {
      connection: "account",
      apply: true,
      parts: [{ ...action, targets: [{ ...channel, ...target }] }],
    });
    v.parse(Change, answer.json());
  };
  const patch = async (name: string) => {
    const answer = await fetch(address, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name }),
    });
    if (answer.status !== 204) throw new Error(await answer.text());
  };
  return {
    "plain proxy: GET, then PATCH": async (name) => {
      const answer = await fetch(address);
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(text);
      await patch(name);
    },
    "plain proxy: PATCH": patch,
    // By its ID alone: what it is called changes with every turn.
    "change of its settings": (name) =>
      change({ actionId: "set-channel-settings", input: { name }, target: { name: "" } }),
    "rename with a look for taken names": (name) =>
      change({ actionId: "rename-channels", input: {}, target: { name: "", newName: name } }),
  };
}

async function inTurns(subjects: Subjects, warmUp: number, rounds: number): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (let round = -warmUp; round < rounds; round++)
    for (const [subject, rename] of Object.entries(subjects)) {
      const beganAt = performance.now();
      await rename(`${subject} ${round} of ${rounds}`);
      const own = times[subject] ?? [];
      times[subject] = own;
      if (round >= 0) own.push(performance.now() - beganAt);
    }
  return times;
}

function printQuantiles(times: Readonly<Record<string, readonly number[]>>): void {
  const row = (figure: string, q: number) => ({
    figure,
    unit: "ms",
    values: Object.fromEntries(Object.entries(times).map(([subject, own]) => [subject, quantile(own, q)])),
  });
  printTable([row("p50", 0.5), row("p95", 0.95)]);
}
