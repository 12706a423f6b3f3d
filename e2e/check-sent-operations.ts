// Run after the browser tests: holds what they sent against domain/console-operations.ts.
import { compareSentOperations } from "./sent-operations.ts";

const { unlisted, unsent } = compareSentOperations();
if (unlisted.length > 0) console.error(`Sent, but not in domain/console-operations.ts: ${unlisted.join(", ")}`);
if (unsent.length > 0) console.error(`In domain/console-operations.ts, but sent by no test: ${unsent.join(", ")}`);
if (unlisted.length + unsent.length === 0) console.log("the operations the console uses are those listed");
else process.exitCode = 1;
