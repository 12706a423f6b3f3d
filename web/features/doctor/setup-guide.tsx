import { useMutation } from "@tanstack/react-query";
import { approvalMessage } from "../../../domain/doctor/approval-message.ts";
import { usualFeatures } from "../../../domain/doctor/features.ts";
import { justification } from "../../../domain/doctor/justification.ts";
import { leastSet } from "../../../domain/doctor/least-set.ts";
import { type SetupStep, setupSteps } from "../../../domain/doctor/setup.ts";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { testSetup } from "./doctor-queries.ts";
import { type Finding, foundBy, stateOf, stateWords, testedText } from "./setup-findings.ts";

interface SetupGuideProps {
  /** Of the apps. */
  readonly redirectAddress: string;
  /** What is known of steps without a test. */
  readonly known: ReadonlyMap<SetupStep["id"], readonly Finding[]>;
  readonly canTest: boolean;
}

/** The steps of a first connection, each with what its test found. */
export function SetupGuide({ redirectAddress, known, canTest }: SetupGuideProps) {
  const { mutate, data, error, isPending } = useMutation({ mutationFn: testSetup });
  const publicUrl = new URL(redirectAddress).origin;
  const isElsewhere = window.location.origin !== publicUrl;
  const tests = data?.tests ?? [];
  return (
    <section aria-labelledby="setup-guide" className="flex flex-col gap-3">
      <h2 id="setup-guide" className="font-semibold">
        Connecting Zoom, step by step
      </h2>
      {isElsewhere ? (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
          You opened the console at {window.location.origin}, and Zoom will send people back to {publicUrl}, as
          PUBLIC_URL says. Open it there, or correct PUBLIC_URL and restart the console.
        </p>
      ) : canTest ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button isBusy={isPending} onClick={() => mutate()}>
            Test the connection
          </Button>
          <p role="status" className="text-muted">
            {isPending ? "Zoom is asked…" : data ? testedText(tests) : ""}
          </p>
        </div>
      ) : null}
      {error ? <ErrorState error={error} layout="inline" onRetry={() => mutate()} /> : null}
      <ol aria-label="Steps" className="flex flex-col divide-y divide-line border-y border-line">
        {setupSteps.map((step, index) => (
          <Step
            key={step.id}
            step={step}
            number={index + 1}
            findings={[...(known.get(step.id) ?? []), ...foundBy(step, tests)]}
            redirectAddress={redirectAddress}
          />
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  readonly step: SetupStep;
  readonly number: number;
  readonly findings: readonly Finding[];
  readonly redirectAddress: string;
}

function Step({ step: { id, title, points, worked }, number, findings, redirectAddress }: StepProps) {
  const state = stateOf(findings);
  const [label, tone] = state ? stateWords[state] : [];
  return (
    <li>
      <details
        className="py-2.5"
        open={state === "wrong" || findings.some(({ is }) => is === "unknown") ? true : undefined}
      >
        <summary className="cursor-pointer">
          <span className="font-medium">
            {number}. {title}
          </span>{" "}
          {label && tone ? <Badge tone={tone}>{label}</Badge> : null}
        </summary>
        <div className="mt-2 ml-4 flex flex-col gap-2 break-words text-pretty">
          {findings.map((finding) => (
            <div key={finding.sentence}>
              <p>{finding.sentence}</p>
              {finding.steps.length > 0 ? (
                <ol className="ml-5 list-decimal">
                  {finding.steps.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ol>
              ) : null}
            </div>
          ))}
          <ul className="ml-5 list-disc text-muted">
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <p className="text-muted">It worked: {worked}</p>
          <ToCopy id={id} redirectAddress={redirectAddress} />
        </div>
      </details>
    </li>
  );
}

/** What a step has to copy. */
function ToCopy({ id, redirectAddress }: { readonly id: SetupStep["id"]; readonly redirectAddress: string }) {
  if (id === "user_app")
    return (
      <div className="flex flex-wrap items-center gap-x-2">
        <code className="font-mono text-xs break-all">{redirectAddress}</code>
        <CopyButton label="Copy the redirect address" text={redirectAddress} />
      </div>
    );
  if (id !== "approval") return null;
  const message = approvalMessage(new URL(redirectAddress).origin);
  return (
    <>
      <blockquote className="max-w-prose rounded-md bg-sunken px-3 py-2 text-pretty whitespace-pre-wrap">
        {message}
      </blockquote>
      <div className="flex flex-wrap gap-2">
        <CopyButton tone="secondary" label="Copy the message to an account administrator" text={message} />
        <CopyButton tone="secondary" label="Copy all scopes with a reason for each" text={allReasons()} />
      </div>
    </>
  );
}

const allReasons = (): string =>
  (["user-managed", "server-to-server"] as const)
    .map((kind) => justification(leastSet(usualFeatures, kind, "granular")))
    .join("\n");
