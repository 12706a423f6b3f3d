// Runs a TypeScript entry: bundles our own files with rolldown, leaves packages external, imports the result.
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

const entry = process.argv[2];
if (!entry) throw new Error("usage: node scripts/run.mjs <file.ts> [arguments]");
const file = await bundle(entry);
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
