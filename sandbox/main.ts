// `npm run sandbox`: reads the settings, listens, and stops when told to.
import { say, sayFailure } from "../scripts/say.mjs";
import { onStop } from "../scripts/stop-signals.mjs";
import { createSandbox } from "./app.ts";
import type { Endpoint } from "./events/send.ts";
import { helpText } from "./help.ts";
import { readSettings, type SandboxSettings } from "./settings.ts";

const GRACE_MS = 5_000;

function webhookOf({ SANDBOX_WEBHOOK_URL: url, SANDBOX_WEBHOOK_SECRET: secret }: SandboxSettings): Endpoint | null {
  return url === undefined || secret === undefined ? null : { url, secret };
}

async function main(): Promise<void> {
  const [first] = process.argv.slice(2);
  if (first === "--help" || first === "-h") return console.log(helpText);
  if (first !== undefined) throw new Error(`The sandbox takes no ${first}; see npm run sandbox -- --help.`);
  const settings = readSettings(process.env);
  const sandbox = await createSandbox({
    port: settings.SANDBOX_PORT,
    filePort: settings.SANDBOX_FILE_PORT,
    size: settings.SANDBOX_SIZE,
    seed: settings.SANDBOX_SEED,
    plan: settings.SANDBOX_PLAN,
    publicChannels: settings.SANDBOX_PUBLIC_CHANNELS,
    imGroups: settings.SANDBOX_IM_GROUPS,
    migration: settings.SANDBOX_MIGRATION,
    consistency: settings.SANDBOX_CONSISTENCY,
    webhook: webhookOf(settings),
    dataFolder: settings.SANDBOX_DATA ?? null,
    isValidating: settings.SANDBOX_VALIDATION === "on",
    log: sayFailure,
  });
  const kept = settings.SANDBOX_DATA === undefined ? "" : `; kept in ${settings.SANDBOX_DATA}`;
  say(
    `Sandbox on http://localhost:${sandbox.port} (${sandbox.store.users.length} people; plan ${sandbox.settings.plan}; files on ${new URL(sandbox.fileUrl).port}${kept})`,
  );
  onStop(() => {
    sandbox.close(GRACE_MS).catch((error: unknown) => {
      sayFailure(reasonOf(error));
      process.exitCode = 1;
    });
  });
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

main().catch((error: unknown) => {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (isTaken)
    sayFailure(`${error.message}: another program has the port; set SANDBOX_PORT or SANDBOX_FILE_PORT to a free one.`);
  else sayFailure(reasonOf(error));
  process.exitCode = 1;
});
