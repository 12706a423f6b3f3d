// `npm run bench [part…]`: prints figures, each beside a baseline of the same run. Asserts nothing, but that no kill loses anything.
const parts: Record<string, () => Promise<{ run: () => Promise<void> }>> = {
  proxy: () => import("./proxy/bench.ts"),
  start: () => import("./start/bench.ts"),
  spa: () => import("./spa/bench.ts"),
  sandbox: () => import("./sandbox/bench.ts"),
  changes: () => import("./changes.ts"),
  plans: () => import("./jobs/plan.ts"),
  jobs: () => import("./jobs/jobs.ts"),
  reads: () => import("./reads.ts"),
  kills: () => import("./kills.ts"),
  governor: () => import("./governor/bench.ts"),
  access: () => import("./access.ts"),
  audit: () => import("./audit.ts"),
  exports: () => import("./exports/bench.ts"),
  inventory: () => import("./inventory.ts"),
  freshness: () => import("./freshness.ts"),
  desired: () => import("./desired.ts"),
  "first-read": () => import("./first-read.ts"),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. There are: ${Object.keys(parts).join(", ")}.`);
  process.exit(1);
}
for (const [name, load] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n## ${name}\n`);
  await (await load()).run();
}
