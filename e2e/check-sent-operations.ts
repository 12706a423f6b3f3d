// Run after the browser tests: what they made the console send has to stand in domain/doctor/screens.ts.
import { compareSentOperations } from "./sent-operations.ts";

const { unlisted, unsent } = compareSentOperations();
if (unsent.length > 0) console.log(`In domain/doctor/screens.ts, but sent by no browser test: ${unsent.join(", ")}`);
if (unlisted.length > 0) {
  console.error(`Sent, but not in domain/doctor/screens.ts: ${unlisted.join(", ")}`);
  process.exitCode = 1;
} else console.log("every operation the console sent is listed");
