// Run after the browser tests: what they made the console send has to stand in domain/console-operations.ts.
import { compareSentOperations } from "./sent-operations.ts";

const { unlisted, unsent } = compareSentOperations();
if (unsent.length > 0)
  console.log(`In domain/console-operations.ts, but sent by no browser test: ${unsent.join(", ")}`);
if (unlisted.length > 0) {
  console.error(`Sent, but not in domain/console-operations.ts: ${unlisted.join(", ")}`);
  process.exitCode = 1;
} else console.log("every operation the console sent is listed");
