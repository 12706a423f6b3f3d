// The scopes the doctor gives, held against a local Zoom whose apps have exactly these.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../contract/operation.ts";
import { type AppKind, appKinds, type ScopeForm, scopeForms } from "../../domain/doctor/apps.ts";
import { type Feature, features } from "../../domain/doctor/features.ts";
import { reasonsOf } from "../../domain/doctor/justification.ts";
import { connectionOf, leastSet, sentBy } from "../../domain/doctor/least-set.ts";
import { verdictOf } from "../../domain/doctor/verdict.ts";
import { failureOf } from "../../domain/failure.ts";
import { causeOf } from "../../domain/failure-cause.ts";
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
async function refusalOf(token: string, { method, path, host }: Operation, isOfAccount: boolean) {
  const at = host.startsWith("https://api.") ? sandbox : { url: sandbox.fileUrl };
  const target = path.replace("{userId}", "me").replaceAll(/\{\w+\}/g, "none");
  const { status, body } = await call(at, token, `${method} ${target as `/${string}`}`);
  const failure = failureOf({ status, body, header: () => null, isOfAccount }, 0);
  return failure.kind === "missing_scope" ? failure : null;
}

/** Holds the doctor's set for some features, made into an app, against what these features send. */
async function proves(chosen: readonly Feature[], kind: AppKind, form: ScopeForm): Promise<void> {
  const code = form === "granular" ? 4711 : 4700;
  const connection = connectionOf(kind);
  const isOfAccount = connection === "account";
  const set = leastSet(chosen, kind, form);
  const never = set.notOffered.map(({ operation }) => operation);
  const token = await tokenWith(kind, form, set.scopes);
  for (const operation of sentBy(set.features, connection)) {
    const refused = await refusalOf(token, operation, isOfAccount);
    expect([operation.id, refused?.code]).toEqual([operation.id, never.includes(operation) ? code : undefined]);
  }
  for (const { scope, operations } of reasonsOf(set)) {
    const rest = set.scopes.filter((other) => other !== scope);
    const narrower = await tokenWith(kind, form, rest);
    expect([scope, operations.length > 0]).toEqual([scope, true]);
    for (const operation of operations) {
      const refused = await refusalOf(narrower, operation, isOfAccount);
      expect([scope, operation.id, refused?.code]).toEqual([scope, operation.id, code]);
      expect(refused?.scopes).toContain(scope);
      expect(refused && causeOf(refused, { asked: operation })?.name).toBe("scope");
    }
    if (rest.length === 0) continue;
    const grant = { is: "granted", kind, scopes: rest } as const;
    const named = set.features.flatMap((feature) => verdictOf(feature, connection, grant).missing);
    expect(named).toContain(scope);
  }
}

const kindsAndForms = appKinds.flatMap((kind) => scopeForms.map((form) => [kind, form] as const));

describe.each(kindsAndForms)("a %s app with the least %s scopes", (kind, form) => {
  test("does each feature alone, and no longer does without any of them", async () => {
    for (const feature of features) await proves([feature], kind, form);
  });

  test("does any set of features, and no longer does without any of them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...features], { minLength: 2 }), (chosen) => proves(chosen, kind, form)),
      { numRuns: 2 },
    );
    await proves(features, kind, form);
  });
});
