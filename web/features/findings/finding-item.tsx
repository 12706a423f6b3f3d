import { AlarmClockOff, Settings2 } from "lucide-react";
import type { Finding } from "../../../domain/inventory/findings.ts";
import { Button } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { formatCount } from "../../lib/format.ts";
import { formatDay } from "../../lib/format-time.ts";
import { externalHref, findingHref } from "../../shared/findings/finding-queries.ts";
import { changeText, findingCount } from "../../shared/findings/finding-words.ts";
import { TrendLine } from "../../shared/findings/trend-line.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";

const linkClass =
  "inline-flex h-8 items-center rounded-md px-2 font-medium text-accent-ink hover:underline pointer-coarse:h-10";

interface FindingItemProps {
  readonly finding: Finding;
  readonly mayChange: boolean;
  readonly isWaking: boolean;
  readonly onSnooze: () => void;
  readonly onWake: () => void;
  readonly onSet: () => void;
  /** Shows which single ones are snoozed. */
  readonly onSnoozed: () => void;
}

/** One finding: how many there are, why that matters, what to do, and the way to the list. */
export function FindingItem({ finding, mayChange, isWaking, onSnooze, onWake, onSet, onSnoozed }: FindingItemProps) {
  const { title, why, remedy, count, lacks, snooze, snoozes, settings, trend } = finding;
  const isFound = count !== null && count > 0 && !snooze;
  const peopleHref = isFound ? externalHref(finding) : null;
  return (
    <li className="flex min-w-0 gap-x-4 py-3 max-sm:gap-x-3">
      <p
        className={`w-14 shrink-0 text-right text-lg leading-6 font-semibold tabular-nums max-sm:w-10 ${isFound ? "" : "text-faint"}`}
      >
        {count === null ? "–" : formatCount(count)}
      </p>
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-medium">
            {isFound ? (
              <Link to={findingHref(finding)} className="rounded-sm hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </h2>
          <span className="text-xs text-muted">{changeText(finding)}</span>
        </div>
        {isFound ? (
          <p className="max-w-2xl text-muted text-pretty">
            {why} {remedy}
          </p>
        ) : null}
        {snooze ? (
          <p className="text-muted">
            Snoozed until {formatDay(snooze.untilMs)} by <PersonName name={snooze.by} personId={snooze.byId} />:{" "}
            <Name>{snooze.reason}</Name>
          </p>
        ) : count === null ? (
          <p className="max-w-2xl text-muted text-pretty">
            {lacks === null ? "Your Zoom role does not show you what this counts." : `Not counted. ${lacks}`}
          </p>
        ) : null}
        {snoozes.length > 0 ? (
          <p className="text-xs text-muted">
            {findingCount(finding, snoozes.length)} snoozed and not counted.{" "}
            <button
              type="button"
              aria-label={`Show what is snoozed of “${title}”`}
              className="rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-ink"
              onClick={onSnoozed}
            >
              Show
            </button>
          </p>
        ) : null}
        <div className="mt-1 -ml-2 flex flex-wrap items-center gap-1">
          {isFound ? (
            <Link to={findingHref(finding)} className={linkClass}>
              See the {findingCount(finding, count)}
            </Link>
          ) : null}
          {peopleHref === null ? null : (
            <Link to={peopleHref} className={linkClass}>
              See the external people
            </Link>
          )}
          {mayChange && (isFound || snooze) ? (
            <Button
              tone="quiet"
              icon={<AlarmClockOff size={14} aria-hidden="true" />}
              disabled={isWaking}
              aria-label={`${snooze ? "End the snooze of" : "Snooze"} “${title}”`}
              onClick={snooze ? onWake : onSnooze}
            >
              {snooze ? "End the snooze" : "Snooze…"}
            </Button>
          ) : null}
          {mayChange && Object.keys(settings).length > 0 ? (
            <Button
              tone="quiet"
              icon={<Settings2 size={14} aria-hidden="true" />}
              aria-label={`Set what “${title}” counts`}
              onClick={onSet}
            >
              {settingText(finding)}
            </Button>
          ) : null}
        </div>
      </div>
      <div className="max-sm:hidden">
        <TrendLine trend={trend} />
      </div>
    </li>
  );
}

function settingText({ settings: { days, people, rule } }: Finding): string {
  if (days !== undefined) return `For ${formatCount(days)} days or longer`;
  if (people !== undefined) return `From ${formatCount(people)} members on`;
  return `Rule: ${rule === "default" ? "the account’s default" : rule}`;
}
