import { CalendarDays, ChevronDown } from "lucide-react";
import { useState } from "react";
import { type DayRange, dayOf } from "../../domain/days.ts";
import { formatRange, lastDays, presetOf, rangeProblem, readRange, yesterday } from "../lib/day-range.ts";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { DayField } from "./day-field.tsx";
import { Panel } from "./panel.tsx";

interface DateRangeProps {
  readonly label: string;
  readonly value: DayRange;
  readonly onChange: (range: DayRange) => void;
  readonly nowMs: number;
  /** Numbers of last days offered for one press. */
  readonly presets?: readonly number[];
  readonly maxDays?: number;
  /** Under the fields, e.g. what the API limits. */
  readonly hint?: string;
}

const PRESETS: readonly number[] = [1, 3, 7, 30, 90];

/** Chooses days: some last ones with one press, or any first and last day. */
export function DateRange(props: DateRangeProps) {
  const { label, value, nowMs } = props;
  return (
    <Panel
      label={`${label}: ${formatRange(value)}`}
      className="w-72 p-3"
      triggerClassName="inline-flex h-8 items-center gap-1.5 rounded-md bg-surface px-2.5 whitespace-nowrap ring-1 ring-inset ring-control hover:ring-muted pointer-coarse:h-10"
      trigger={
        <>
          <CalendarDays size={15} aria-hidden="true" className="text-muted" />
          {nameOf(value, nowMs)}
          <ChevronDown size={13} aria-hidden="true" className="text-muted" />
        </>
      }
    >
      {(close) => <RangePanel {...props} onClose={close} />}
    </Panel>
  );
}

function RangePanel(props: DateRangeProps & { readonly onClose: () => void }) {
  const { value, onChange, nowMs, presets = PRESETS, maxDays, hint, onClose } = props;
  const [from, setFrom] = useState(value.from);
  const [to, setTo] = useState(value.to);
  const [isTried, setTried] = useState(false);
  const problem = rangeProblem(from, to, nowMs, maxDays);
  const today = dayOf(nowMs);
  const choose = (range: DayRange): void => {
    onClose();
    onChange(range);
  };
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problem === undefined) choose(readRange(from, to, 1, nowMs));
      }}
    >
      <div className="flex flex-wrap gap-1">
        {offered(presets, nowMs).map(({ label, range }) => (
          <button
            key={label}
            type="button"
            aria-pressed={isSame(range, value)}
            onClick={() => choose(range)}
            className={cx(
              "h-7 grow rounded-md px-2 text-xs whitespace-nowrap pointer-coarse:h-10",
              isSame(range, value)
                ? "bg-accent-soft font-medium text-accent-ink"
                : "bg-sunken text-muted hover:bg-press",
            )}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <DayField label="First day" value={from} max={today} onChange={setFrom} />
        <DayField label="Last day" value={to} max={today} onChange={setTo} />
      </div>
      {isTried && problem ? (
        <p role="alert" className="text-xs text-danger-ink">
          {problem}
        </p>
      ) : null}
      <p className="text-xs text-muted text-pretty">{hint ?? "Days start and end in UTC, as in Zoom."}</p>
      <Button type="submit" tone="primary">
        Show
      </Button>
    </form>
  );
}

/** What is offered for one press: the last days, and yesterday after today. */
const offered = (presets: readonly number[], nowMs: number) =>
  presets.flatMap((days) => [
    { label: days === 1 ? "Today" : `${days} days`, range: lastDays(days, nowMs) },
    ...(days === 1 ? [{ label: "Yesterday", range: yesterday(nowMs) }] : []),
  ]);

const isSame = (one: DayRange, other: DayRange): boolean => one.from === other.from && one.to === other.to;

/** The range in the fewest words: `Last 7 days`, else its days. */
function nameOf(range: DayRange, nowMs: number): string {
  if (isSame(range, yesterday(nowMs))) return "Yesterday";
  const days = presetOf(range, nowMs);
  if (days === 1) return "Today";
  return days !== undefined && PRESETS.includes(days) ? `Last ${days} days` : formatRange(range);
}
