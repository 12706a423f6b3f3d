// Whether a feature works through a connection, by the scopes its grant has, and what mends it where it does not.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import { type AppKind, formOf, isOffered, isOpenTo, type NotOffered, type ScopeForm, scopesFor } from "./apps.ts";
import type { Feature } from "./features.ts";
import { leastScopes } from "./least-scopes.ts";
import { sentBy } from "./least-set.ts";
import { privilegesFor, termsFor } from "./privileges.ts";
import { appWords, listed } from "./words.ts";

/** What is known of a connection's grant. */
export type KnownGrant =
  | { readonly is: "granted"; readonly kind: AppKind; readonly scopes: readonly string[] }
  /** There is none: nobody signed in, or no app is set up. */
  | { readonly is: "none" }
  /** There is one, and what it was granted could not be told. */
  | { readonly is: "unknown" };

export interface Verdict {
  readonly is: "open" | "partly" | "closed" | "not_offered" | "unknown";
  readonly sentence: string;
  /** To mend it, in this order; none where it is open or cannot be mended. */
  readonly steps: readonly string[];
  /** The fewest scopes to add. */
  readonly missing: readonly string[];
  /** What it asks of the person whose authority the app has, beside scopes. */
  readonly privileges: readonly string[];
  /** Plans and terms of the account that it depends on. */
  readonly terms: readonly string[];
}

interface Look {
  readonly operation: Operation;
  readonly names: readonly string[] | NotOffered;
}

export function verdictOf(feature: Feature, connection: ConnectionName, grant: KnownGrant): Verdict {
  const operations = sentBy([feature], connection);
  const bare = { steps: [], missing: [], privileges: [], terms: termsFor(operations) };
  if (operations.length === 0)
    return {
      ...bare,
      is: "not_offered",
      sentence:
        connection === "me"
          ? "It works through the account connection only: Zoom does not offer it for one person."
          : "It works through one’s own connection only.",
    };
  if (grant.is === "none") return { ...bare, is: "closed", ...noGrant[connection] };
  const form = grant.is === "granted" ? formOf(grant.scopes) : null;
  if (grant.is === "unknown" || form === null)
    return {
      ...bare,
      is: "unknown",
      sentence: "Zoom did not tell which scopes the app was granted.",
      steps: ["Try it: where a scope is missing, the console names it when Zoom refuses."],
    };
  return verdictByScopes(operations, grant, form);
}

const noGrant: Readonly<Record<ConnectionName, Pick<Verdict, "sentence" | "steps">>> = {
  me: { sentence: "Nobody is signed in.", steps: ["Sign in with Zoom."] },
  account: {
    sentence: "This console has no account connection.",
    steps: [
      "Build a server-to-server app, or an admin-managed one, as docs/CONNECTING.md describes.",
      "Set ZOOM_ACCOUNT_ID, ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET, and restart the console; or set ZOOM_ADMIN_CLIENT_ID and ZOOM_ADMIN_CLIENT_SECRET instead, and connect the account on Access, Connection.",
    ],
  },
};

function verdictByScopes(
  operations: readonly Operation[],
  { kind, scopes }: Extract<KnownGrant, { is: "granted" }>,
  form: ScopeForm,
): Verdict {
  const looks: readonly Look[] = operations.map((operation) => ({
    operation,
    names: scopesFor(operation, kind, form),
  }));
  const open = looks.filter(({ names }) => isOffered(names) && isOpenTo(names, scopes));
  const never = looks.filter(({ names }) => !isOffered(names));
  const lacking = looks.filter(({ names }) => isOffered(names) && !isOpenTo(names, scopes));
  const missing = leastScopes(
    lacking.map(({ operation }) => operation),
    kind,
    form,
  );
  const privileges = privilegesFor(operations, kind);
  const steps = missing.length === 0 ? [] : stepsToAdd(missing, kind);
  const rest = { steps, missing, privileges, terms: termsFor(operations) };
  if (lacking.length === 0 && never.length === 0)
    return { is: "open", sentence: "The app has every scope this needs.", ...rest };
  const parts = [
    ...(lacking.length === 0 ? [] : [`The app lacks ${listed(missing)}, so Zoom refuses: ${titlesOf(lacking)}.`]),
    ...(never.length === 0 ? [] : [`${whyNever(never, kind, form)}: ${titlesOf(never)}.`]),
  ];
  const sentence = parts.join(" ");
  if (open.length > 0) return { is: "partly", sentence, ...rest };
  return { is: lacking.length > 0 ? "closed" : "not_offered", sentence, ...rest };
}

const titlesOf = (looks: readonly Look[]): string =>
  listed([...new Set(looks.map(({ operation }) => operation.title))]);

function whyNever(looks: readonly Look[], kind: AppKind, form: ScopeForm): string {
  return looks.some(({ names }) => names === "kind")
    ? `Zoom does not offer to ${appWords[kind].plural}`
    : `Zoom has no ${form} scope for ${appWords[kind].plural} for`;
}

const afterwards: Readonly<Record<AppKind, string>> = {
  "user-managed": "Sign out of the console and in again, and agree to the new list at Zoom.",
  "admin-managed": "Connect the account again on Access, Connection, and agree to the new list at Zoom.",
  "server-to-server": "Activate the app again, and restart the console: its next token has them.",
};

/** What to do so that a grant has more scopes. */
export const stepsToAdd = (scopes: readonly string[], kind: AppKind): readonly string[] => [
  `In the Zoom App Marketplace open the ${appWords[kind].one} (Manage), then Scopes, and add ${listed(scopes)}.`,
  afterwards[kind],
];
