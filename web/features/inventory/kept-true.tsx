import type { ReactNode } from "react";
import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { Badge } from "../../components/badge.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { ageText } from "../../shared/inventory/age.ts";
import { offText } from "./step-words.ts";

interface KeptTrueProps {
  readonly status: InventoryStatus;
  readonly nowMs: number;
}

/** By what the console hears of changes, and how true it was found to be all in all. */
export function KeptTrue({ status: { steps, webhooks, part }, nowMs }: KeptTrueProps) {
  const checked = steps.reduce((sum, step) => sum + step.checked, 0);
  const off = steps.reduce((sum, step) => sum + step.off, 0);
  const log = steps.find(({ id }) => id === "activity")?.newestAtMs ?? null;
  return (
    <section aria-labelledby="kept-true" className="flex max-w-3xl flex-col gap-2">
      <h2 id="kept-true" className="font-semibold">
        What keeps it true
      </h2>
      <Facts>
        <Fact name="Webhooks">
          <Line isOn={webhooks.isOn}>
            {webhooks.isOn
              ? webhooks.lastAtMs === null
                ? "No event has come since the console started."
                : `The last event came ${ageText(webhooks.lastAtMs, nowMs)}.`
              : "With them the console hears of most changes within seconds."}
          </Line>
          {webhooks.isOn ? null : <WebhookSteps />}
        </Fact>
        <Fact name="Zoom’s log">
          Joins and leaves, asked for every minute
          {log === null ? "." : `; last read ${ageText(log, nowMs)}.`}
        </Fact>
        <Fact name="Own changes">What the console changes is read again at once.</Fact>
        <Fact name="Reading again">
          Everything in turn, most of it daily.{" "}
          {checked === 0
            ? "Nothing has been read a second time yet."
            : `${offText({ checked, off })} rows had changed unnoticed within seven days.`}
        </Fact>
        <Fact name="Limits">
          {Math.round(part * 100)} % of what Zoom allows the account at most (INVENTORY_PERCENT).
        </Fact>
      </Facts>
    </section>
  );
}

function Line({ isOn, children }: { readonly isOn: boolean; readonly children: ReactNode }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={isOn ? "accent" : "neutral"}>{isOn ? "On" : "Off"}</Badge>
      {children}
    </span>
  );
}

function WebhookSteps() {
  return (
    <details className="mt-1">
      <summary className="cursor-default text-accent-ink">How to turn them on</summary>
      <ol className="mt-1 flex list-decimal flex-col gap-1 pl-5 text-muted">
        <li>
          In the Zoom App Marketplace, open the app of the account, then Feature, and add an event subscription with the
          events of Team Chat and of users.
        </li>
        <li>
          Give it this endpoint, which Zoom has to reach from the internet:{" "}
          <code className="font-mono text-xs break-all text-ink">{window.location.origin}/webhooks/zoom</code>
        </li>
        <li>
          Set the app’s secret token as <code className="font-mono text-xs text-ink">ZOOM_WEBHOOK_SECRET</code>, restart
          the console, then press Validate in the Marketplace.
        </li>
      </ol>
    </details>
  );
}
