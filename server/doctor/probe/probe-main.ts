// `npm run probe`: a check of Zoom's real answers against the contract, that only reads.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { formOf } from "../../../domain/doctor/apps.ts";
import { systemClock } from "../../clock.ts";
import { runCommand } from "../../command.ts";
import { type Config, readConfig } from "../../config/config.ts";
import { keptSecret } from "../../config/kept-secret.ts";
import { createZoomOAuth } from "../../oauth/zoom-oauth.ts";
import { createZoom } from "../../zoom/client.ts";
import { createUpstream } from "../../zoom/upstream.ts";
import { tryAccountToken } from "../account-token.ts";
import { accountGrant } from "./account-grant.ts";
import { pacing } from "./pacing.ts";
import { personGrant } from "./person-grant.ts";
import { lineOf, type ProbeDeps, probe } from "./probe.ts";
import { toldLines } from "./told.ts";

const help = `npm run probe [-- --person ADDRESS] [--out FILE]

Asks Zoom, through the server-to-server app of the settings, each reading operation that the app has a scope for, once and
within a quarter of the account's limits, and says where the answers differ from the contract the console was made for. It
changes nothing. Of every answer it tells the names and kinds of fields, and as values the names of Zoom's privileges and the
hosts that pictures are kept at, without paths: no name of anybody, address, ID or message leaves this machine in its report.

  --person ADDRESS  asks through the app people sign in with, as someone who is signed in to the console of these settings:
                    what only such an app can be asked. An embedded database can be opened only while the console is stopped
  --out FILE        writes the report as JSON too, fit to be sent in; look at it first

The token it asks for through the server-to-server app ends the one before: stop the console meanwhile, or both take turns.
Ends with 0 where everything is as documented, with 1 where something differs, with 2 where it could not be checked.`;

interface Through extends Pick<ProbeDeps, "grant" | "kind" | "scopes"> {
  close(): Promise<void>;
}

async function throughAccount(): Promise<{ readonly config: Config; readonly through: Through }> {
  // It signs nobody in.
  const standIns = { SESSION_SECRET: "-".repeat(32), ZOOM_CLIENT_ID: "none", ZOOM_CLIENT_SECRET: "none" };
  const config = readConfig(
    { ...standIns, ...process.env },
    { keptSecret: () => standIns.SESSION_SECRET, isTerminal: false },
  );
  if (!config.account)
    throw new Error("Set ZOOM_ACCOUNT_ID, ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET: npm run doctor says more.");
  const tried = await tryAccountToken(config);
  if (tried.is === "refused") throw new Error([tried.sentence, ...tried.steps].join("\n"));
  const grant = accountGrant(tried.tokens, createZoomOAuth(config), { ...config, accountId: config.account.id });
  const scopes = tried.tokens.scopes.split(" ").filter(Boolean);
  return { config, through: { grant, scopes, kind: "server-to-server", close: async () => undefined } };
}

async function throughPerson(email: string): Promise<{ readonly config: Config; readonly through: Through }> {
  const config = readConfig(process.env, { keptSecret, isTerminal: false });
  return { config, through: { kind: "user-managed", ...(await personGrant(email, config, systemClock)) } };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      person: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const { config, through } = await (values.person === undefined ? throughAccount() : throughPerson(values.person));
  const upstream = createUpstream(config);
  try {
    const form = formOf(through.scopes);
    if (form === null) throw new Error("The app has no scope that the console knows: npm run doctor names them.");
    const zoom = createZoom({ upstream, governor: pacing(config.plan, systemClock), clock: systemClock });
    const { grant, kind, scopes } = through;
    const report = await probe({
      ...{ zoom, grant, kind, form, scopes, clock: systemClock },
      done: (probed) => console.log(lineOf(probed)),
    });
    if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
    for (const line of toldLines(report.told)) console.log(line);
    const count = (is: string) => report.operations.filter((one) => one.is === is).length;
    console.log(
      `${count("as_documented")} as documented, ${count("different")} different, ${count("refused")} refused, ${count("no_answer")} without an answer, ${count("not_asked")} not asked.`,
    );
    const isOdd = report.operations.some((one) => one.is === "different" || (one.is === "refused" && !one.isListed));
    return isOdd ? 1 : count("as_documented") === 0 ? 2 : 0;
  } finally {
    await upstream.close();
    await through.close();
  }
}

runCommand(main);
