import type { AppKind } from "../../../domain/doctor/apps.ts";
import { usualFeatures } from "../../../domain/doctor/features.ts";
import type { DoctorInfo } from "../../../domain/doctor/info.ts";
import { connectionOf } from "../../../domain/doctor/least-set.ts";
import { type SetupStep, type SetupTest, setupSteps } from "../../../domain/doctor/setup.ts";
import { stepsToAdd, verdictOf } from "../../../domain/doctor/verdict.ts";
import type { BadgeTone } from "../../components/badge.tsx";

/** What is known of a step, and what mends it. */
export type Finding = Pick<SetupTest, "is" | "sentence" | "steps">;

export const stateWords: Readonly<Record<SetupTest["is"], readonly [label: string, tone: BadgeTone]>> = {
  works: ["Done", "accent"],
  to_do: ["To do", "warn"],
  wrong: ["Wrong", "danger"],
  unknown: ["Not known", "neutral"],
};

/** The worst of several. */
export const stateOf = (findings: readonly Finding[]): SetupTest["is"] | undefined =>
  (["wrong", "to_do", "unknown", "works"] as const).find((is) => findings.some((finding) => finding.is === is));

export const foundBy = ({ tests }: SetupStep, found: readonly SetupTest[]): readonly Finding[] =>
  found.filter(({ id }) => tests.includes(id));

/** What a test came to. Nothing is said to be right that could not be asked about. */
export function testedText(tests: readonly SetupTest[]): string {
  const wrong = tests.filter(({ is }) => is === "wrong").length;
  const untested = setupSteps.filter((step) => foundBy(step, tests).some(({ is }) => is === "unknown"));
  const found =
    wrong > 0
      ? `Tested: ${wrong === 1 ? "one thing is" : `${wrong} things are`} wrong.`
      : untested.length === 0
        ? "Tested: nothing is wrong."
        : tests.some(({ is }) => is !== "unknown")
          ? "Tested: nothing is wrong as far as could be tested."
          : "Nothing could be tested.";
  if (untested.length === 0) return found;
  return `${found} Not tested: ${untested.map(({ title }) => title).join("; ")}. Each step below says why.`;
}

const works = (sentence: string): Finding => ({ is: "works", sentence, steps: [] });

/** What follows from somebody being signed in, and from what the grants were given. */
export function knownBy({ own, account }: DoctorInfo): ReadonlyMap<SetupStep["id"], readonly Finding[]> {
  return new Map<SetupStep["id"], readonly Finding[]>([
    [
      "user_app",
      [
        works("You are signed in with it, so its client ID, its secret and its redirect address are right."),
        ofScopes(own.scopes, "user-managed"),
      ],
    ],
    [
      "approval",
      [works("The account allows the app for you. Others may need an administrator’s approval: send the message.")],
    ],
    ["account_app", ofAccount(account)],
    ["settings", [works("The console runs with them.")]],
  ]);
}

function ofAccount(account: DoctorInfo["account"]): readonly Finding[] {
  switch (account.is) {
    case "granted":
      return [works("It works: Zoom gave it a token."), ofScopes(account.scopes, account.kind)];
    case "none":
      return [
        { is: "to_do", sentence: "There is none yet. Without it everyone reaches what they reach in Zoom.", steps: [] },
      ];
    case "unavailable":
      return [{ is: account.isToDo ? "to_do" : "wrong", sentence: account.why, steps: [] }];
    case "hidden":
      return [works("It is set up. Owners and administrators of the account see more here.")];
  }
}

function ofScopes(granted: readonly string[], kind: AppKind): Finding {
  const grant = { is: "granted", kind, scopes: granted } as const;
  const missing = [...new Set(usualFeatures.flatMap((one) => verdictOf(one, connectionOf(kind), grant).missing))];
  if (missing.length === 0) return works("It has every scope that the console’s features need.");
  return {
    is: "to_do",
    sentence: `For all features it lacks ${missing.join(", ")}. Below is what does not work without them.`,
    steps: [...stepsToAdd(missing, kind)],
  };
}
