// What the doctor found, as a person reads it.
import type { ScopeForm } from "../../domain/doctor/apps.ts";
import type { Feature } from "../../domain/doctor/features.ts";
import { type LeastSet, leastSet } from "../../domain/doctor/least-set.ts";
import { stepsToAdd } from "../../domain/doctor/verdict.ts";
import { appWords } from "../../domain/doctor/words.ts";
import type { AccountExamined, Examined } from "./examine.ts";

export interface Asked {
  readonly chosen: readonly Feature[];
  readonly form: ScopeForm;
  readonly isEvery: boolean;
}

/** Whether anything is to be mended. */
export const isWell = ({ problems, looks, account }: Examined): boolean =>
  problems.length === 0 &&
  looks.length === 0 &&
  account.is !== "refused" &&
  (account.is !== "works" || account.missing.length === 0);

export function reportLines(examined: Examined, asked: Asked): readonly string[] {
  const own = leastSet(asked.chosen, "user-managed", asked.form);
  const form = examined.account.is === "works" ? (examined.account.form ?? asked.form) : asked.form;
  const ofAccount = leastSet(asked.chosen, examined.accountKind, form);
  return [
    ...section("Settings", settingLines(examined)),
    ...section("My connection: the app people sign in with", [
      "Kind: General App, user-managed, in the Zoom App Marketplace.",
      `Redirect address, also for the OAuth allow list: ${examined.redirectAddress ?? "known once PUBLIC_URL is right"}`,
      ...scopeLines(own, asked),
    ]),
    ...section("Account connection", [
      ...kindLines(examined),
      ...scopeLines(ofAccount, asked),
      "",
      ...accountLines(examined),
    ]),
    isWell(examined)
      ? "Nothing is to be mended, as far as this can be told before the first sign-in."
      : "What is marked with ! is to be mended. docs/CONNECTING.md says how, step by step.",
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] => [
  title,
  ...lines.map((line) => (line === "" ? "" : `  ${line}`)),
  "",
];

function settingLines({ problems, looks }: Examined): readonly string[] {
  if (problems.length + looks.length === 0) return ["Nothing is wrong with them."];
  return [
    ...problems.map((problem) => `! ${problem}`),
    ...looks.map((look) => `! ${look}`),
    ...(problems.length > 0 ? ["The console does not start with these."] : []),
  ];
}

function scopeLines({ scopes, form, notOffered }: LeastSet, { isEvery }: Asked): readonly string[] {
  const never = [...new Set(notOffered.map(({ operation }) => operation.title))];
  return [
    `Scopes for ${isEvery ? "all features" : "the chosen features"} (${scopes.length}, ${form}):`,
    ...scopes.map((scope) => `  ${scope}`),
    ...(never.length > 0 ? [`Zoom has no ${form} scope here for: ${never.join("; ")}.`] : []),
  ];
}

function kindLines({ accountKind, accountRedirectAddress }: Examined): readonly string[] {
  const { one } = appWords[accountKind];
  if (accountKind === "server-to-server")
    return [`Kind: ${one}, made by an owner or admin of the account, and activated.`];
  return [
    `Kind: General App, ${one}. An owner or admin of the account connects the account with it once.`,
    `Redirect address, also for the OAuth allow list: ${accountRedirectAddress ?? "known once PUBLIC_URL is right"}`,
  ];
}

function accountLines({ account, accountKind }: Examined): readonly string[] {
  switch (account.is) {
    case "not_set":
      return [
        "It is not set up: ZOOM_ACCOUNT_ID, ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET are missing, or for an admin-managed app ZOOM_ADMIN_CLIENT_ID and ZOOM_ADMIN_CLIENT_SECRET in place of the last two.",
        "Without it the console works on what each person reaches alone.",
      ];
    case "not_asked":
      return [`Whether Zoom accepts the app was not tried. ${account.why}`];
    case "refused":
      return [`! ${account.sentence}`, ...account.steps.map((step) => `- ${step}`)];
    case "works":
      return worksLines(account, accountKind);
  }
}

function worksLines(
  account: Extract<AccountExamined, { is: "works" }>,
  kind: Examined["accountKind"],
): readonly string[] {
  const { form, missing, neverNeeded, verdicts } = account;
  if (form === null) return ["! Zoom gave a token without any scope that the console knows. Add those above."];
  return [
    "Zoom gave a token. It ended the one before: a running console fetches a new one.",
    ...(missing.length === 0
      ? ["The app has every scope these features need."]
      : [
          `! The app lacks ${missing.length === 1 ? "a scope" : `${missing.length} scopes`}:`,
          ...missing.map((scope) => `  ${scope}`),
          ...stepsToAdd(["them"], kind).map((step) => `- ${step}`),
        ]),
    ...verdicts.map(({ feature, verdict }) => `${feature.title}: ${verdict.sentence}`),
    ...(neverNeeded.length > 0
      ? ["It has these, which the console never needs; take them away:", ...neverNeeded.map((scope) => `  ${scope}`)]
      : []),
  ];
}
