// `npm run doctor`: which apps and scopes the console needs, and what is wrong with the settings, before anybody signs in.

import { parseArgs } from "node:util";
import { appKinds, scopeForms } from "../../domain/doctor/apps.ts";
import { type Feature, featureOf, features, usualFeatures } from "../../domain/doctor/features.ts";
import { justification } from "../../domain/doctor/justification.ts";
import { leastSet } from "../../domain/doctor/least-set.ts";
import { runCommand } from "../command.ts";
import { examine } from "./examine.ts";
import { isWell, reportLines } from "./report.ts";

const help = `npm run doctor [-- OPTIONS]

Says which Zoom apps the console needs, with which redirect address and scopes, and what is wrong with the settings in the
environment, told by what it looks like. Where the server-to-server app is set, it asks Zoom for one token, and for nothing
else; that ends the token before, and a running console fetches a new one. No token and no secret is printed.

  --features a,b   for these features alone; --list says which there are
  --form FORM      ${scopeForms.join(" or ")}; granular unless the app of the account tells otherwise
  --app KIND       ${appKinds.join(", ")}: prints the scopes of this app alone, one a line, for copying
  --markdown       with --app: why each scope is asked for, for the marketplace review
  --offline        asks Zoom for nothing
  --list           the features there are

Ends with 0 where nothing is to be mended, with 1 where something is, with 2 where it could not be checked.`;

function chosenFeatures(given: string | undefined): readonly Feature[] {
  if (given === undefined) return usualFeatures;
  return given.split(",").map((word) => {
    const feature = featureOf(word.trim());
    if (!feature) throw new Error(`There is no feature ${word.trim()}. npm run doctor -- --list says which there are.`);
    return feature;
  });
}

function oneOf<const Name extends string>(names: readonly Name[], given: string | undefined, option: string) {
  const found = names.find((name) => name === given);
  if (given !== undefined && found === undefined) throw new Error(`${option} is one of ${names.join(", ")}.`);
  return found;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      features: { type: "string" },
      form: { type: "string" },
      app: { type: "string" },
      markdown: { type: "boolean", default: false },
      offline: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values.list) {
    for (const { id, title } of features) console.log(`${id.padEnd(32)}${title}`);
    return 0;
  }
  const chosen = chosenFeatures(values.features);
  const form = oneOf(scopeForms, values.form, "--form") ?? "granular";
  const kind = oneOf(appKinds, values.app, "--app");
  if (values.markdown && kind === undefined) throw new Error(`--markdown needs --app: ${appKinds.join(", ")}.`);
  if (kind !== undefined) {
    const set = leastSet(chosen, kind, form);
    console.log(values.markdown ? justification(set) : set.scopes.join("\n"));
    return 0;
  }
  const examined = await examine(process.env, { chosen, isOffline: values.offline });
  const isEvery = values.features === undefined;
  const lines = reportLines(examined, { chosen, form, isEvery });
  console.log(lines.join("\n"));
  return isWell(examined) ? 0 : 1;
}

runCommand(main);
