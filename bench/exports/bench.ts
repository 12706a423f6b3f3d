// A file of 100,000 channels, made while it is read, beside one that is gathered first: time, and memory over what the
// process had before. The upstream is canned, and no limit is kept.
import path from "node:path";
import { freePort } from "../../scripts/processes.mjs";
import { residentMiB, untilAnswers } from "../processes.ts";
import { signIn } from "../sign-in.ts";
import { onStage } from "../stage.ts";
import { printTable } from "../table.ts";

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const SAMPLE_EVERY_MS = 50;
const MIB = 1_048_576;

interface Subject {
  readonly pid: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Measured {
  readonly seconds: number;
  readonly lines: number;
  readonly sizeMiB: number;
  /** Before, at the file's first and second half, at most. */
  readonly beforeMiB: number;
  readonly firstHalfMiB: number;
  readonly secondHalfMiB: number;
}

export async function run(): Promise<void> {
  await onStage(async (stage) => {
    const start = async (entry: string, env: Readonly<Record<string, string>>) =>
      (await stage.start(entry, env)).pid ?? 0;
    const [upstreamPort, gatheringPort, port] = [await freePort(), await freePort(), await freePort()];
    const upstream = `http://127.0.0.1:${upstreamPort}`;
    await start("bench/exports/upstream.ts", { PORT: `${upstreamPort}`, ROWS: `${ROWS}` });
    await untilAnswers(`${upstream}/v2/users/me`);
    const gathering = await start("bench/exports/gathering.ts", { PORT: `${gatheringPort}`, UPSTREAM: upstream });
    const pid = await start("server/main.ts", {
      PORT: `${port}`,
      DATA_DIR: path.join(stage.folder, "data"),
      CHANNELKEEPER_SANDBOX: "1",
      ZOOM_CLIENT_ID: "bench",
      ZOOM_CLIENT_SECRET: "bench-secret",
      ZOOM_OAUTH_URL: upstream,
      ZOOM_API_URL: upstream,
      ZOOM_PLAN: "unlimited",
    });
    await untilAnswers(`http://localhost:${port}/readyz`);
    const headers = { cookie: await signIn(`http://localhost:${port}`), "sec-fetch-site": "same-origin" };
    const subjects: Record<string, Subject> = {
      gathering: { pid: gathering, url: `http://127.0.0.1:${gatheringPort}/`, headers: {} },
      channelkeeper: { pid, url: `http://localhost:${port}/api/exports/channels.csv?connection=me`, headers },
    };
    const measured: Record<string, Measured> = {};
    for (const [name, subject] of Object.entries(subjects)) {
      // Once before: what a process takes when it is first at work, it keeps.
      await exported(subject);
      measured[name] = await exported(subject);
    }
    const row = (figure: string, unit: string, pick: (one: Measured) => number) => ({
      figure,
      unit,
      values: Object.fromEntries(Object.entries(measured).map(([name, one]) => [name, pick(one)])),
    });
    printTable([
      row("rows", "", ({ lines }) => lines - 1),
      row("time", "s", ({ seconds }) => seconds),
      row("file", "MiB", ({ sizeMiB }) => sizeMiB),
      row("memory before", "MiB", ({ beforeMiB }) => beforeMiB),
      row("most over it, first half of the time", "MiB", ({ beforeMiB, firstHalfMiB }) => firstHalfMiB - beforeMiB),
      row("most over it, second half", "MiB", ({ beforeMiB, secondHalfMiB }) => secondHalfMiB - beforeMiB),
    ]);
  });
}

async function exported({ pid, url, headers }: Subject): Promise<Measured> {
  const beforeMiB = await residentMiB(pid);
  const samples: number[] = [];
  const sampling = setInterval(() => void residentMiB(pid).then((mib) => samples.push(mib)), SAMPLE_EVERY_MS);
  const startedAt = performance.now();
  let [lines, bytes] = [0, 0];
  try {
    const answer = await fetch(url, { headers });
    if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`);
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) lines += 1;
    }
  } finally {
    clearInterval(sampling);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const half = Math.ceil(samples.length / 2);
  const most = (some: readonly number[]) => Math.max(beforeMiB, ...some);
  return {
    seconds,
    lines,
    sizeMiB: bytes / MIB,
    beforeMiB,
    firstHalfMiB: most(samples.slice(0, half)),
    secondHalfMiB: most(samples.slice(half)),
  };
}
