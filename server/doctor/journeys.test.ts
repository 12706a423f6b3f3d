// Changes through the console by apps that have exactly the scopes the doctor gives for them: they are done and undone; without
// any one of these scopes Zoom refuses something and names it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountTroubles } from "../../contract/account-trouble.ts";
import { featureOf } from "../../domain/doctor/features.ts";
import { leastSet } from "../../domain/doctor/least-set.ts";
import { sandboxAccountId } from "../../sandbox/store/account-id.ts";
import { control } from "../../sandbox/testing/sandbox-client.ts";
import type { Browser } from "../testing/browser.ts";
import { type Asked, type Carried, changeTester } from "../testing/change-tester.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";

const apps = { me: "sandbox-granular", account: "sandbox-granular-s2s" } as const;
const secretOf = (clientId: string) => `${clientId}-secret`;
const MINUTES_MS = 60_000;

let stack: Stack;
let tester: ReturnType<typeof changeTester>;
let company: ReturnType<typeof companyOf>;
beforeAll(async () => {
  stack = await startStack({
    jobs: true,
    config: {
      client: { id: apps.me, secret: secretOf(apps.me) },
      account: { id: sandboxAccountId, clientId: apps.account, clientSecret: secretOf(apps.account) },
    },
  });
  tester = changeTester(stack);
  company = companyOf(stack);
}, 120_000);
afterAll(() => stack.close());

type Journey = Pick<Asked, "connection" | "actionId" | "targets" | "input">;

/** Gives the app of a connection these scopes and no others, and signs in with that. @returns null where it cannot be. */
async function signedInWith(scopes: readonly string[], connection: Asked["connection"]): Promise<Browser | null> {
  const clientId = connection === "me" ? apps.me : apps.account;
  stack.sandbox.reset({ keepTokens: true });
  await control(stack.sandbox, "POST /sandbox/apps", { clientId, scopes });
  await control(stack.sandbox, "POST /sandbox/tokens", { clientId, action: "expire" });
  // What is known of roles is asked anew.
  stack.clock.advance(6 * MINUTES_MS);
  const browser = stack.browser();
  const answer = await browser.signIn(`${connection === "me" ? "lead" : "channel-admin"}@sandbox.example`);
  return answer.headers.get("location") === "/" ? browser : null;
}

const namedIn = ({ items }: Carried) => items.flatMap(({ failure }) => failure?.scopes ?? []);

/** The scopes that Zoom names when it refuses a part of the journey, there or back. */
async function namedWithout(scope: string, rest: readonly string[], journey: Journey): Promise<readonly string[]> {
  const who = await signedInWith(rest, journey.connection);
  if (!who) return ["user:read:user"];
  // Without these nobody's role is known.
  const session = await who.get("/api/doctor");
  if (session.text.includes(accountTroubles.missing_scope)) return scope.startsWith("user:read:") ? [scope] : [];
  const asked = { who, ...journey };
  const planned = await tester.plan(asked);
  if (namedIn(planned).length > 0) return namedIn(planned);
  const applied = await tester.apply(asked, planned);
  if (namedIn(applied).length > 0) return namedIn(applied);
  const back = await tester.planUndo(asked, applied);
  return namedIn(back).length > 0 ? namedIn(back) : namedIn(await tester.apply(asked, back));
}

const channelTarget = (name: string) => ({ channelId: company.channelNamed(name).id, name });
const journeys = [
  [
    "a channel of one’s own is renamed",
    () => ({
      ...{ connection: "me", actionId: "rename-channels", targets: [channelTarget("Launch room")] },
      input: { prefix: "EU " },
    }),
  ],
  [
    "a channel is kept for a year",
    () => ({
      ...{ connection: "account", actionId: "set-retention", targets: [channelTarget("Launch room")] },
      input: { period: "1y" },
    }),
  ],
] as const satisfies readonly (readonly [string, () => Journey])[];

const scopesFor = (journey: Journey): readonly string[] => {
  const feature = featureOf(journey.actionId);
  const kind = journey.connection === "me" ? "user-managed" : "server-to-server";
  return leastSet(feature ? [feature] : [], kind, "granular").scopes;
};

test("without any one of them something is refused for it, there or back", async () => {
  const journey = journeys[1][1]();
  const scopes = scopesFor(journey);
  for (const scope of scopes) {
    const rest = scopes.filter((other) => other !== scope);
    expect([scope, await namedWithout(scope, rest, journey)]).toEqual([scope, expect.arrayContaining([scope])]);
  }
});

test.each(journeys)("%s", async (_what, journeyOf) => {
  const journey = journeyOf();
  const who = await signedInWith(scopesFor(journey), journey.connection);
  if (!who) throw new Error("these scopes do not sign anybody in");
  const { items } = await tester.thereAndBack({ who, ...journey });
  expect(items.map(({ status }) => status)).toEqual(["done"]);
});
