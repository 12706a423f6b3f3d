import { expect, test } from "vitest";
import { appKinds, scopeForms } from "./apps.ts";
import type { Feature } from "./features.ts";
import { featureOf, features, usualFeatures } from "./features.ts";
import { justification, reasonsOf } from "./justification.ts";
import { leastSet } from "./least-set.ts";
import { type KnownGrant, verdictOf } from "./verdict.ts";

const of = (id: string): Feature => {
  const feature = featureOf(id);
  if (!feature) throw new Error(`there is no feature ${id}`);
  return feature;
};
const granted = (kind: Extract<KnownGrant, { is: "granted" }>["kind"], ...scopes: string[]): KnownGrant => ({
  is: "granted",
  kind,
  scopes,
});

test("every feature is open to an app with the scopes of all", () => {
  for (const kind of ["admin-managed", "server-to-server"] as const)
    for (const form of scopeForms) {
      const { scopes } = leastSet(features, kind, form);
      for (const feature of features.filter(({ operations }) => operations.account.length > 0)) {
        const verdict = verdictOf(feature, "account", granted(kind, ...scopes));
        expect([feature.id, verdict.is, verdict.missing]).toEqual([feature.id, "open", []]);
      }
    }
});

test("what lacks its scopes says which, what Zoom refuses, and what to do", () => {
  const verdict = verdictOf(of("archive-channels"), "me", granted("user-managed", "user:read", "chat_channel:read"));
  expect(verdict).toMatchObject({ is: "partly", missing: ["chat_channel:write"] });
  expect(verdict.sentence).toContain(
    "The app lacks chat_channel:write, so Zoom refuses: Perform operations on channels",
  );
  expect(verdict.steps).toEqual([
    "In the Zoom App Marketplace open the user-managed app (Manage), then Scopes, and add chat_channel:write.",
    "Sign out of the console and in again, and agree to the new list at Zoom.",
  ]);
});

test("terms of the account that it depends on are told", () => {
  const { terms } = verdictOf(of("last-message"), "account", granted("server-to-server", "user:read:admin"));
  expect(terms).toEqual(["Pro plan or higher", "chat report permission"]);
});

test("nothing of it open is closed; for the account the app is activated again", () => {
  const verdict = verdictOf(of("set-retention"), "account", granted("server-to-server", "user:read:user:admin"));
  expect(verdict).toMatchObject({
    is: "closed",
    missing: ["team_chat:read:retention:admin", "team_chat:update:retention:admin"],
    privileges: ["role with View or Edit on Chat Channels", "role with Edit on Chat Channels"],
  });
  expect(verdict.steps[1]).toContain("Activate the app again");
});

test("what no scope opens is not asked for", () => {
  const { scopes } = leastSet(usualFeatures, "user-managed", "granular");
  const verdict = verdictOf(of("promote-members"), "me", granted("user-managed", ...scopes));
  expect(verdict).toMatchObject({ is: "partly", missing: [], steps: [] });
  expect(verdict.sentence).toContain("Zoom has no granular scope for user-managed apps for: ");
  expect(verdictOf(of("retention"), "me", granted("user-managed", ...scopes)).is).toBe("not_offered");
});

test("without a grant it says how to have one; with an unknown one it does not guess", () => {
  expect(verdictOf(of("channels"), "account", { is: "none" })).toMatchObject({ is: "closed" });
  expect(verdictOf(of("channels"), "me", { is: "none" }).steps).toEqual(["Sign in with Zoom."]);
  expect(verdictOf(of("channels"), "me", { is: "unknown" }).is).toBe("unknown");
  expect(verdictOf(of("channels"), "me", granted("user-managed", "meeting:read")).is).toBe("unknown");
});

test("every scope has a feature, an operation and a reason in the justification", () => {
  for (const kind of appKinds)
    for (const form of scopeForms) {
      const set = leastSet(usualFeatures, kind, form);
      const text = justification(set);
      for (const { scope, features: forWhat, operations, whyNoNarrower } of reasonsOf(set)) {
        expect([scope, forWhat.length > 0, operations.length > 0]).toEqual([scope, true, true]);
        expect(text).toContain(`## \`${scope}\``);
        expect(text).toContain(whyNoNarrower);
      }
    }
  expect(justification(leastSet([of("emoji")], "user-managed", "classic"))).toContain(
    "Why no narrower scope serves: Zoom also accepts `chat:write`, which is no narrower.",
  );
});
