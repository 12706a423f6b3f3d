import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { errorOf } from "../../lib/api/classify.ts";
import { formatClock, formatDay, formatMoment } from "../../lib/format-time.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { readSinceText } from "./step-words.ts";

const DAY_MS = 86_400_000;

/** How far the first read is, or since when all is known, and what stands in the way. */
export function Progress({ status, nowMs }: { readonly status: InventoryStatus; readonly nowMs: number }) {
  const { state, wholeSinceMs, steps, leftMs, heldBy, goesOnAtMs, pausedBy } = status;
  const total = steps.reduce((sum, step) => sum + step.total, 0);
  const read = steps.reduce((sum, step) => sum + Math.min(step.total, step.read), 0);
  const isLong = leftMs !== null && leftMs > DAY_MS;
  return (
    <section
      aria-label="Progress"
      className="flex max-w-3xl flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex flex-col gap-0.5" role="status">
        <h2 className="font-semibold">{titleOf(status)}</h2>
        <p className="text-muted text-pretty">
          {state === "paused" && pausedBy ? (
            <>
              <PersonName name={pausedBy.name} personId={pausedBy.userId} /> paused it on {formatMoment(pausedBy.atMs)}{" "}
              UTC. What is known is kept, but no longer up to date.
            </>
          ) : (
            textOf(status, nowMs)
          )}
        </p>
      </div>
      {wholeSinceMs === null ? (
        <ProgressBar
          label="Read"
          done={read}
          total={total}
          remainingMs={state === "reading" && !isLong ? leftMs || undefined : undefined}
        />
      ) : null}
      {state === "held" && heldBy ? (
        <>
          <ErrorState error={errorOf(heldBy)} layout="inline" />
          {goesOnAtMs === null ? null : <p className="text-muted">It is tried again at {formatClock(goesOnAtMs)}.</p>}
        </>
      ) : null}
    </section>
  );
}

function titleOf({ state, wholeSinceMs }: InventoryStatus): string {
  if (state === "paused") return "Paused";
  if (state === "held") return "Zoom cannot be read at the moment";
  return wholeSinceMs === null ? "The account is being read for the first time" : "The whole account is known";
}

function textOf({ state, wholeSinceMs, leftMs, part, steps }: InventoryStatus, nowMs: number): string {
  const limits = `It takes at most ${Math.round(part * 100)} % of what Zoom allows the account, and lets people and changes go first.`;
  const isLong = leftMs !== null && leftMs > DAY_MS;
  const whole = wholeSinceMs === null && isLong ? ` All of it will be known on ${formatDay(nowMs + leftMs)}.` : "";
  if (state === "held") return `What is known is kept. Reading continues automatically.${whole}`;
  if (wholeSinceMs !== null) return readSinceText(steps, wholeSinceMs);
  return `${limits}${whole}`;
}
