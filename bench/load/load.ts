import { spawn } from "node:child_process";
import { once } from "node:events";
import * as v from "valibot";
import { bundle, processorUs } from "../processes.ts";

export interface LoadSettings {
  readonly port: number;
  /** Method and path, e.g. `GET /v2/users`. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
}

const Counted = v.object({
  requests: v.number(),
  perSecond: v.number(),
  p50Ms: v.number(),
  p99Ms: v.number(),
  failures: v.number(),
});

export type Loaded = v.InferOutput<typeof Counted> & {
  /** Processor time of the subject for one request: what is left of a figure on a machine others use too. */
  readonly processorUs: number;
};

/**
 * Lets a process of its own send a request over and over.
 *
 * @param pid The process that answers.
 * @throws Error when an answer was no success.
 */
export async function load(pid: number, settings: LoadSettings): Promise<Loaded> {
  const file = await bundle("bench/load/client.ts");
  const beforeUs = await processorUs(pid);
  const child = spawn(process.execPath, [file], {
    env: { LOAD: JSON.stringify(settings) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, "close");
  const counted = v.parse(v.pipe(v.string(), v.parseJson(), Counted), output);
  if (counted.failures > 0) throw new Error(`${settings.target}: ${counted.failures} answers were no success`);
  return { ...counted, processorUs: ((await processorUs(pid)) - beforeUs) / counted.requests };
}
