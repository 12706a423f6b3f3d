// `npm run audit:verify`: checks the audit trail of DATABASE_URL or DATA_DIR, or one that was exported. Ends with 0 where it
// is whole, 1 where it is not, 2 where it could not be checked.

import { createReadStream, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { pino } from "pino";
import * as v from "valibot";
import type { Checkpoint } from "../../domain/audit/chain.ts";
import { CheckpointSchema } from "../../domain/audit/chain-lines.ts";
import type { ChainResult } from "../../domain/audit/check-chain.ts";
import { systemClock } from "../clock.ts";
import { runCommand } from "../command.ts";
import { openDatabase } from "../db/open-database.ts";
import { reportLines } from "./report-lines.ts";
import { createSigner, type Signer } from "./signing.ts";
import { verifyLines, verifyTrail } from "./verify.ts";

const help = `npm run audit:verify [-- --checkpoints FILE] [--file FILE]

Checks the audit trail: that no entry was changed, removed, moved or added since it was written.

  --checkpoints FILE  also holds it against checkpoints kept elsewhere: lines of JSON, as in AUDIT_CHECKPOINT_FILE or
                      in the log. Without them a tail that was cut off together with its checkpoints is not found.
  --file FILE         checks a trail that was saved from the console instead of the database's

DATABASE_URL or DATA_DIR says where it is; an embedded database can be opened only while the console is stopped.
With SESSION_SECRET (and SESSION_SECRET_PREVIOUS) signatures are checked too.`;

/** The secrets by which checkpoints are signed; null where none is known. */
function signerOf(environment: NodeJS.ProcessEnv, dataFolder: string): Signer | null {
  const kept = path.join(dataFolder, "session-secret");
  const first = environment.SESSION_SECRET || (existsSync(kept) ? readFileSync(kept, "utf8") : "");
  return first === ""
    ? null
    : createSigner([first, ...(environment.SESSION_SECRET_PREVIOUS ?? "").split(",").filter(Boolean)]);
}

const Line = v.pipe(
  v.string(),
  v.parseJson(),
  v.union([
    CheckpointSchema,
    v.pipe(
      v.object({ checkpoint: CheckpointSchema }),
      v.transform((line) => line.checkpoint),
    ),
  ]),
);

/** Of a file of them, or a log in which they stand among other lines. */
function checkpointsIn(file: string): readonly Checkpoint[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const parsed = v.safeParse(Line, line);
      return parsed.success ? [parsed.output] : [];
    });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      checkpoints: { type: "string" },
      file: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const dataFolder = process.env.DATA_DIR || "./data";
  const databaseUrl = process.env.DATABASE_URL || null;
  const signer = signerOf(process.env, dataFolder);
  const known = values.checkpoints === undefined ? [] : checkpointsIn(values.checkpoints);
  if (values.checkpoints !== undefined && known.length === 0)
    throw new Error(`${values.checkpoints} has no checkpoints`);
  const result =
    values.file === undefined
      ? await verifyDatabase({ databaseUrl, dataFolder }, { signer, known })
      : await verifyLines(
          createInterface({ input: createReadStream(values.file), crlfDelay: Number.POSITIVE_INFINITY }),
          { signer, known },
        );
  for (const line of reportLines(result, { isSignedChecked: signer !== null, known: known.length })) console.log(line);
  return result.flawCount === 0 ? 0 : 1;
}

async function verifyDatabase(
  config: { readonly databaseUrl: string | null; readonly dataFolder: string },
  options: Parameters<typeof verifyTrail>[1],
): Promise<ChainResult> {
  if (config.databaseUrl === null && !existsSync(path.join(config.dataFolder, "pglite")))
    throw new Error(`${config.dataFolder} holds no database; DATA_DIR or DATABASE_URL says where it is`);
  const database = await openDatabase(config, systemClock, pino({ level: "silent" }));
  try {
    return await database.orm.transaction((within) => verifyTrail(within, options), {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    });
  } finally {
    await database.close();
  }
}

runCommand(main);
