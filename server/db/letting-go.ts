import type { PGlite } from "@electric-sql/pglite";
import { letOthersRun } from "../yielding.ts";

/**
 * Has an embedded database let go of the thread between statements. It answers without ever doing so by itself: whoever
 * asks it one thing after another, in a transaction or not, would hold up every request until the end.
 */
export function letGoBetweenStatements(client: Pick<PGlite, "execProtocolRaw">): void {
  const exec = client.execProtocolRaw.bind(client);
  client.execProtocolRaw = async (message, options) => {
    await letOthersRun();
    return exec(message, options);
  };
}
