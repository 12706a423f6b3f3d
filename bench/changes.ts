// A single rename by one client after another: as a change that is planned, carried out and can be undone, beside the
// proxied request that only changes; in turns, within one process of each of the console and the sandbox.
import path from "node:path";
import * as v from "valibot";
import { freePort } from "../scripts/processes.mjs";
import { sandboxSettings } from "../scripts/sandbox-settings.mjs";
import { Browser } from "../server/testing/browser.ts";
import { untilAnswers } from "./processes.ts";
import { onStage } from "./stage.ts";
import { printTable, quantile } from "./table.ts";

const WARM_UP_ROUNDS = 30;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 150);

const Channels = v.object({ channels: v.array(v.object({ id: v.string(), name: v.string() })) });
const Change = v.object({ status: v.literal("done"), counts: v.object({ done: v.literal(1) }) });

export async function run(): Promise<void> {
  await onStage(async ({ folder, start }) => {
    const [port, sandboxPort] = [await freePort(), await freePort()];
    await start("sandbox/main.ts", {
      SANDBOX_PORT: `${sandboxPort}`,
      SANDBOX_FILE_PORT: "0",
      SANDBOX_PLAN: "unlimited",
    });
    await untilAnswers(`http://127.0.0.1:${sandboxPort}/sandbox/health`);
    await start("server/main.ts", {
      ...sandboxSettings(sandboxPort, sandboxPort),
      PORT: `${port}`,
      DATA_DIR: path.join(folder, "data"),
      ZOOM_PLAN: "unlimited",
    });
    await untilAnswers(`http://localhost:${port}/readyz`);
    const browser = new Browser(`http://localhost:${port}`);
    await browser.signIn("admin@sandbox.example");
    printMedians(await measureInTurns(browser));
  });
}

async function measureInTurns(browser: Browser): Promise<Record<string, number[]>> {
  const list = await browser.get("/api/zoom/account/chat/channels?page_size=50");
  const [channel] = v.parse(Channels, list.json()).channels;
  if (!channel) throw new Error("the sandbox has no channels");
  const { id: channelId } = channel;
  const change = async (part: { readonly actionId: string; readonly input: unknown; readonly target: object }) => {
    const { target, ...action } = part;
    const answer = await browser.post("/api/changes", {
      connection: "account",
      apply: true,
      parts: [{ ...action, targets: [{ channelId, name: channel.name, ...target }] }],
    });
    v.parse(Change, answer.json());
  };
  const subjects: Record<string, (name: string) => Promise<void>> = {
    "proxied PATCH": async (name) => {
      const answer = await browser.send(`/api/zoom/account/chat/channels/${channelId}`, {
        method: "PATCH",
        body: { name },
      });
      if (answer.status !== 204) throw new Error(answer.text);
    },
    "change of its settings": (name) => change({ actionId: "set-channel-settings", input: { name }, target: {} }),
    "rename with a look for taken names": (name) =>
      change({ actionId: "rename-channels", input: {}, target: { newName: name } }),
  };
  const times: Record<string, number[]> = {};
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++)
    for (const [subject, rename] of Object.entries(subjects)) {
      const beganAt = performance.now();
      await rename(`${subject} ${round}`);
      const own = times[subject] ?? [];
      times[subject] = own;
      if (round >= 0) own.push(performance.now() - beganAt);
    }
  return times;
}

function printMedians(times: Readonly<Record<string, readonly number[]>>): void {
  const row = (figure: string, q: number) => ({
    figure,
    unit: "ms",
    values: Object.fromEntries(Object.entries(times).map(([subject, own]) => [subject, quantile(own, q)])),
  });
  printTable([row("p50", 0.5), row("p95", 0.95)]);
}
