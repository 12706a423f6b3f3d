// Says each hour, where the database's keeper cannot take it back, how far the chain has come: a tail that is cut off
// later, or a chain that is made anew, no longer leads there.
import { appendFile } from "node:fs/promises";
import type { Checkpoint } from "../../domain/audit/chain.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import { auditCheckpoints } from "../db/schema.ts";
import type { Log } from "../log.ts";
import { chainHead, type Sealing } from "./sealing.ts";
import type { Signer } from "./signing.ts";

const WEBHOOK_MS = 10_000;

export interface CheckpointDeps {
  readonly database: DatabaseSource;
  readonly sealing: Sealing;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<Config, "auditCheckpoints">;
}

/** @throws when it could not be told everywhere; it is then told everywhere again */
export async function writeCheckpoint(deps: CheckpointDeps): Promise<Checkpoint> {
  const { database, sealing, signer, clock, log, config } = deps;
  await sealing.now();
  const { orm } = await database.ready;
  const { seq, hash } = await chainHead(orm);
  const checkpoint = signer.sign({ kind: "hourly", seq, hash, atMs: clock.nowMs() });
  log.info({ checkpoint }, "audit checkpoint");
  if (seq > 0) await orm.insert(auditCheckpoints).values(checkpoint).onConflictDoNothing();
  const { file, url } = config.auditCheckpoints;
  const text = JSON.stringify(checkpoint);
  const told = await Promise.allSettled([
    file === null ? null : appendFile(file, `${text}\n`, { mode: 0o600 }),
    url === null ? null : post(url, text),
  ]);
  const failed = told.filter((each) => each.status === "rejected");
  for (const { reason } of failed) log.warn({ err: reason }, "an audit checkpoint was not written everywhere");
  const [first] = failed;
  if (first) throw first.reason;
  return checkpoint;
}

async function post(url: string, body: string): Promise<void> {
  // biome-ignore lint/style/noRestrictedGlobals: where it goes is not Zoom, and knows no token
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(WEBHOOK_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`AUDIT_CHECKPOINT_URL answered ${answer.status}`);
}
