// What the server asks of Zoom by itself is among what its scopes are worked out from.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { operations } from "../../contract/operations.gen.ts";
import { featureOf, features, operationsOf } from "../../domain/doctor/features.ts";

const ids: ReadonlySet<string> = new Set(operations.map(({ id }) => id));
const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/\w+/g));

/** What a file has by name from others, without types: the endpoints, and of which file of `domain/` what else is. */
function importsOf(file: string, text: string) {
  return [...text.matchAll(/^import \{([^}]*)\} from "([^"]*)";/gm)].flatMap(([, names = "", from = ""]) =>
    [...wordsIn(names.replaceAll(/\btype \w+/g, ""))].map((name) => ({
      name,
      from: path.join(path.dirname(file), from),
    })),
  );
}

/** The declarations at the top of a file, by what they are called. */
const declarationsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/^(?=(?:export |async |function |const ))/m)
      .map((one) => [/(?:function\*?|const) (\w+)/.exec(one)?.[1] ?? "", one]),
  );

/** The operations that some text of a file sends, itself and by what it uses of its file and of `domain/`. */
function sentIn(file: string, used: string, seen = new Set<string>()): readonly string[] {
  const text = readFileSync(file, "utf8");
  const words = wordsIn(used);
  const own = [...declarationsIn(text)].filter(([name]) => words.has(name) && !seen.has(`${file} ${name}`));
  for (const [name] of own) seen.add(`${file} ${name}`);
  const imported = importsOf(file, text).filter(({ name }) => words.has(name));
  return [
    ...imported.flatMap(({ name, from }) => {
      if (from.endsWith("endpoints.gen.ts")) return ids.has(name) ? [name] : [];
      if (!/^domain\/(?:resources|answers|look-ups|exports)\/.*\.ts$/.test(from) || seen.has(`${from} ${name}`))
        return [];
      seen.add(`${from} ${name}`);
      return sentIn(from, declarationsIn(readFileSync(from, "utf8")).get(name) ?? "", seen);
    }),
    ...own.flatMap(([, declaration]) => sentIn(file, declaration, seen)),
  ];
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^testing\//.test(file))
    .map((file) => path.join(folder, file));

const sentBy = (folder: string): readonly string[] =>
  [...new Set(sourcesIn(folder).flatMap((file) => sentIn(file, readFileSync(file, "utf8"))))].toSorted();

/** What the same functions ask through one's own connection. */
const ofOneself = ["getUserChannel", "listUserChannelMembers"];
const sentThroughAccount = (folder: string) => sentBy(folder).filter((id) => !ofOneself.includes(id));

test.each([
  ["access", ["sign-in", "roles"]],
  ["roles", ["sign-in", "roles"]],
  ["diagnosis", ["sign-in", "diagnosis"]],
])("%s asks for nothing but what %j needs, through the account connection", (folder, names) => {
  const known: readonly string[] = names.flatMap((id) => featureOf(id)?.operations.account ?? []);
  const sent = sentThroughAccount(`server/${folder}`);
  expect(sent.length).toBeGreaterThan(1);
  expect(sent.filter((id) => !known.includes(id))).toEqual([]);
});

test("nothing of the server asks for what no feature needs", () => {
  const known: readonly string[] = (["me", "account"] as const).flatMap((one) => operationsOf(features, one));
  expect(sentBy("server").filter((id) => !known.includes(id))).toEqual([]);
});

test("a diagnosis asks for all that its scopes are for", () => {
  expect(featureOf("diagnosis")?.operations.account.toSorted()).toEqual(sentThroughAccount("server/diagnosis"));
});
