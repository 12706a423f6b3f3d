// What the browser tests made the BFF send to Zoom, so that the list of operations the console uses is a fact.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pageOperations } from "../domain/doctor/features.ts";

const folder = path.resolve("test-results/sent-operations");

const CALL = /"connection":"(me|account)","operationId":"(\w+)"/;
/** What a page asked for and the BFF refused was not sent: its line tells of no attempt. */
const isSent = (line: string): boolean => !line.includes('"msg":"zoom"') || /"attempts":[1-9]/.test(line);

/** Keeps what a BFF sent, from the lines it logged. */
export function keepSentOperations(port: string, output: string): void {
  const sent = new Set<string>();
  for (const line of output.split("\n")) {
    const [, connection, id] = (isSent(line) && CALL.exec(line)) || [];
    if (id !== undefined) sent.add(`${connection} ${id}`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${process.pid}-${port}.txt`), [...sent].join("\n"));
}

/** What the list lacks, and what it has though no test sent it, each as `connection operationId`. */
export function compareSentOperations(): { readonly unlisted: readonly string[]; readonly unsent: readonly string[] } {
  const sent = new Set(
    readdirSync(folder).flatMap((file) => readFileSync(path.join(folder, file), "utf8").split("\n").filter(Boolean)),
  );
  const listed = new Set(
    Object.entries(pageOperations).flatMap(([connection, ids]) => ids.map((id) => `${connection} ${id}`)),
  );
  return {
    unlisted: [...sent].filter((entry) => !listed.has(entry)).sort(),
    unsent: [...listed].filter((entry) => !sent.has(entry)).sort(),
  };
}
