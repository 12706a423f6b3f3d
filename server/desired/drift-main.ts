// `npm run drift`: holds a file, or the one that was saved in the console, against the inventory in DATABASE_URL or
// DATA_DIR. Ends with 0 where nothing differs, 1 where something does, 2 where it could not be checked.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { pino } from "pino";
import type { Comparison } from "../../domain/desired/difference.ts";
import { whatDiffers } from "../../domain/desired/words.ts";
import { systemClock } from "../clock.ts";
import { runCommand } from "../command.ts";
import type { Orm } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { readState } from "../inventory/sync/sync.ts";
import { checkDesired, createReading } from "./check.ts";
import { ownSight } from "./sight.ts";
import { notedSince, savedFile } from "./store.ts";

const help = `npm run drift [-- --json] [FILE]

Says what in the account is otherwise than a file says: FILE, or the one that was saved in the console.

  --json  answers with JSON: what differs, since when, and of what nothing is known

DATABASE_URL or DATA_DIR says where the inventory is; an embedded database can be opened only while the console is stopped.
Nothing is asked of Zoom. Ends with 0 where nothing differs, with 1 where something does, with 2 where it could not be checked.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [file, ...more] = positionals;
  if (more.length > 0) throw new Error("Name one file.");
  const text = file === undefined ? undefined : readFileSync(file, "utf8");
  const dataFolder = process.env.DATA_DIR || "./data";
  const databaseUrl = process.env.DATABASE_URL || null;
  if (databaseUrl === null && !existsSync(path.join(dataFolder, "pglite")))
    throw new Error(`${dataFolder} holds no database; DATA_DIR or DATABASE_URL says where it is`);
  const database = await openDatabase({ databaseUrl, dataFolder }, systemClock, pino({ level: "silent" }));
  try {
    return await drift(database.orm, text, { name: file ?? "channelkeeper.yaml", isJson: values.json ?? false });
  } finally {
    await database.close();
  }
}

async function drift(
  orm: Orm,
  given: string | undefined,
  { name, isJson }: { readonly name: string; readonly isJson: boolean },
): Promise<number> {
  const text = given ?? (await savedFile(orm))?.text;
  if (text === undefined) throw new Error("No file was saved in the console. Name one: npm run drift -- FILE");
  const result = await createReading().read(text, "");
  if (result.is === "wrong") {
    if (isJson) console.log(JSON.stringify(result));
    else for (const { line, column, message } of result.problems) console.error(`${name}:${line}:${column} ${message}`);
    return 2;
  }
  const isWhole = (await readState(orm)).wholeSinceMs !== null;
  const { told } = await checkDesired(orm, result.parsed, { sight: ownSight, isWhole }, () => notedSince(orm));
  if (isJson) console.log(JSON.stringify({ is: "right", ...told }));
  else report(told, name, isWhole);
  if (told.total > 0) return 1;
  // What could not be compared is no sign that all is well.
  return isWhole && told.untold.length === 0 ? 0 : 2;
}

const day = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace("T", " ");

function report(
  { differences, total, untold, channels, spaces, oldestAtMs }: Comparison,
  name: string,
  isWhole: boolean,
) {
  for (const one of differences) {
    const { line, subject, is, wanted, note, sinceMs, made } = one;
    const since = made?.atMs ?? sinceMs;
    const who = made?.by ? ` by ${made.by}` : "";
    const when = since === null ? "" : `, since ${day(since)}${who}`;
    console.log(
      `${name}:${line} ${subject}: ${whatDiffers(one)} is “${is}”, not “${wanted}”${when}.${note ? ` ${note}` : ""}`,
    );
  }
  if (total > differences.length) console.log(`and ${total - differences.length} more`);
  for (const { line, subject, message } of untold) console.log(`${name}:${line} ${subject}: ${message}`);
  const about = `${channels} channels and ${spaces} spaces`;
  if (!isWhole) console.log("The inventory is still being read.");
  if (oldestAtMs !== null) console.log(`The oldest of what is known was read ${day(oldestAtMs)} UTC.`);
  const isKnown = isWhole && untold.length === 0;
  const nothing = isKnown ? `Nothing in ${about} differs.` : `Nothing in ${about} differs, as far as is known.`;
  console.log(total === 0 ? nothing : `${total} differences in ${about}.`);
}

runCommand(main);
