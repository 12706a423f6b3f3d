import { approvalMessage } from "../../../domain/doctor/approval-message.ts";
import { usualFeatures } from "../../../domain/doctor/features.ts";
import type { DoctorInfo } from "../../../domain/doctor/info.ts";
import { connectionOf } from "../../../domain/doctor/least-set.ts";
import { verdictOf } from "../../../domain/doctor/verdict.ts";
import { Badge, type BadgeTone } from "../../components/badge.tsx";
import { CopyButton } from "../../components/copy-button.tsx";

interface Step {
  readonly title: string;
  readonly result: readonly [label: string, tone: BadgeTone];
  readonly text: string;
}

const done = ["Done", "accent"] as const;
const toDo = ["To do", "warn"] as const;
const wrong = ["Wrong", "danger"] as const;

/** The steps of a first connection, each with what its test found. */
export function SetupSteps({ info }: { readonly info: DoctorInfo }) {
  return (
    <section aria-labelledby="setup-steps" className="flex flex-col gap-3">
      <h2 id="setup-steps" className="font-semibold">
        Connecting Zoom, step by step
      </h2>
      <ol aria-label="Steps" className="ml-5 flex list-decimal flex-col gap-2">
        {stepsOf(info).map(({ title, result: [label, tone], text }) => (
          <li key={title}>
            <span className="inline-flex flex-wrap items-center gap-x-2">
              {title} <Badge tone={tone}>{label}</Badge>
            </span>
            <p className="text-muted break-words text-pretty">{text}</p>
          </li>
        ))}
      </ol>
      <div>
        <CopyButton
          tone="secondary"
          label="Copy the message to an account administrator"
          text={approvalMessage(new URL(info.redirectAddress).origin)}
        />
      </div>
    </section>
  );
}

function stepsOf({ own, account, redirectAddress }: DoctorInfo): readonly Step[] {
  return [
    {
      title: "The app people sign in with",
      result: done,
      text: `You are signed in with it, so its client ID, its secret and its redirect address ${redirectAddress} are right.`,
    },
    scopesStep("Its scopes", own.scopes, "user-managed"),
    {
      title: "Approval by the account",
      result: done,
      text: "The account allows the app for you. Others may need an administrator’s approval: send the message below.",
    },
    accountStep(account),
    ...(account.is === "granted"
      ? [scopesStep("Scopes of the account’s app", account.scopes, "server-to-server")]
      : []),
  ];
}

function accountStep(account: DoctorInfo["account"]): Step {
  const title = "The app of the account";
  switch (account.is) {
    case "granted":
      return { title, result: done, text: "It is activated, and Zoom gave it a token." };
    case "none":
      return {
        title,
        result: toDo,
        text: "Build a server-to-server app, activate it, and set ZOOM_ACCOUNT_ID, ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET. Without it everyone reaches what they reach in Zoom.",
      };
    case "unavailable":
      return { title, result: wrong, text: account.why };
    case "hidden":
      return { title, result: done, text: "It is set up. Owners and administrators of the account see more here." };
  }
}

function scopesStep(title: string, granted: readonly string[], kind: "user-managed" | "server-to-server"): Step {
  const grant = { is: "granted", kind, scopes: granted } as const;
  const missing = new Set(usualFeatures.flatMap((one) => verdictOf(one, connectionOf(kind), grant).missing));
  return missing.size === 0
    ? { title, result: done, text: "It has every scope that the console’s features need." }
    : {
        title,
        result: toDo,
        text: `Missing: ${[...missing].join(", ")}. Below is what does not work without them.`,
      };
}
