import type { Browser } from "./browser.ts";
import { writeKnownCompany } from "./known-company.ts";
import { type DatabaseKind, type Stack, startStack } from "./stack.ts";

/** A stack whose inventory is the known company: nothing is read beside what is written here. */
export async function startWithKnownCompany(
  database: DatabaseKind,
): Promise<{ readonly stack: Stack; readonly admin: Browser; readonly viewer: Browser }> {
  const stack = await startStack({ database, config: { inventoryPart: 1 } });
  await writeKnownCompany(stack.database.orm, stack.clock.nowMs());
  const [admin, viewer] = [await stack.signIn("admin"), await stack.signIn("channel-viewer")];
  return { stack, admin, viewer };
}
