// The scopes the doctor gives, held against a local Zoom whose apps have exactly these.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../contract/operation.ts";
import { type AppKind, appKinds, type ScopeForm, scopeForms } from "../../domain/doctor/apps.ts";
import { type Feature, features, usualFeatures } from "../../domain/doctor/features.ts";
import { reasonsOf } from "../../domain/doctor/justification.ts";
import { connectionOf, leastSet, sentBy } from "../../domain/doctor/least-set.ts";
import { createSandbox, type Sandbox } from "../../sandbox/app.ts";
import { call, control, serverToServer, signIn } from "../../sandbox/testing/sandbox-client.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ size: "small", plan: "unlimited" });
});
afterAll(() => sandbox.close());

const apps: Readonly<Record<AppKind, Readonly<Record<ScopeForm, string>>>> = {
  "user-managed": { classic: "sandbox-user", granular: "sandbox-granular" },
  "admin-managed": { classic: "sandbox-admin", granular: "sandbox-granular-admin" },
  "server-to-server": { classic: "sandbox-s2s", granular: "sandbox-granular-s2s" },
};

/** A token of the app made with these scopes and no others. */
async function tokenWith(kind: AppKind, form: ScopeForm, scopes: readonly string[]): Promise<string> {
  const clientId = apps[kind][form];
  expect((await control(sandbox, "POST /sandbox/apps", { clientId, scopes })).status).toBe(204);
  const tokens =
    kind === "server-to-server" ? await serverToServer(sandbox, clientId) : await signIn(sandbox, clientId, "admin");
  expect(tokens.scope.split(" ").filter(Boolean).toSorted()).toEqual([...scopes].toSorted());
  return tokens.access_token;
}

/** Zoom looks at scopes before it looks at anything else, so what is asked for need not be there. */
async function refusalOf(token: string, { method, path, host }: Operation): Promise<unknown> {
  const at = host.startsWith("https://api.") ? sandbox : { url: sandbox.fileUrl };
  const target = path.replace("{userId}", "me").replaceAll(/\{\w+\}/g, "none");
  const { body } = await call(at, token, `${method} ${target as `/${string}`}`);
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  return code === 4700 || code === 4711 ? code : undefined;
}

const picked = (...ids: string[]): readonly Feature[] => features.filter(({ id }) => ids.includes(id));
const choices: readonly (readonly [string, readonly Feature[]])[] = [
  ["signing in alone", []],
  ["looking at channels and spaces", picked("channels", "channel", "spaces")],
  ["archiving and retention", picked("archive-channels", "set-retention", "emoji")],
  ["all that is usual", usualFeatures],
];

describe.each(appKinds.flatMap((kind) => scopeForms.map((form) => [kind, form] as const)))(
  "a %s app with the least %s scopes",
  (kind, form) => {
    test.each(choices)("does %s, and no longer does without any of them", async (_what, chosen) => {
      const set = leastSet(chosen, kind, form);
      const never = set.notOffered.map(({ operation }) => operation);
      const token = await tokenWith(kind, form, set.scopes);
      for (const operation of sentBy(set.features, connectionOf(kind)))
        expect([operation.id, await refusalOf(token, operation)]).toEqual([
          operation.id,
          never.includes(operation) ? (form === "granular" ? 4711 : 4700) : undefined,
        ]);
      for (const { scope, operations } of reasonsOf(set)) {
        const rest = set.scopes.filter((other) => other !== scope);
        const narrower = await tokenWith(kind, form, rest);
        for (const operation of operations)
          expect([scope, operation.id, await refusalOf(narrower, operation)]).toEqual([
            scope,
            operation.id,
            form === "granular" ? 4711 : 4700,
          ]);
      }
    });
  },
);
