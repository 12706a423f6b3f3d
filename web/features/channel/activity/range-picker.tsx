import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { cx } from "../../../components/cx.ts";
import { TextField } from "../../../components/field.tsx";
import { type ActivityRange, lastDays, presetDays, presetOf, rangeProblem } from "./activity-range.ts";

interface RangePickerProps {
  readonly range: ActivityRange;
  readonly nowMs: number;
  readonly onChange: (range: { from: string; to: string }) => void;
}

/** The time the log covers: a preset, or two days. */
export function RangePicker({ range, nowMs, onChange }: RangePickerProps) {
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const problem = rangeProblem(from, to, nowMs);
  const isChanged = from !== range.from || to !== range.to;
  const preset = presetOf(range, nowMs);
  return (
    <form
      className="flex flex-wrap items-end gap-x-4 gap-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) onChange({ from, to });
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">Last</legend>
        <div className="flex rounded-md ring-1 ring-line-strong ring-inset">
          {presetDays.map((days) => (
            <button
              key={days}
              type="button"
              aria-pressed={days === preset}
              onClick={() => onChange({ ...lastDays(days, nowMs) })}
              className={cx(
                "h-8 rounded-md px-3 font-medium pointer-coarse:h-10",
                days === preset ? "bg-press text-ink" : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {days} days
            </button>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label="From (UTC)"
          type="date"
          value={from}
          error={isChanged ? problem : undefined}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField label="To (UTC)" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        {isChanged ? (
          <Button type="submit" disabled={problem !== undefined}>
            Show
          </Button>
        ) : null}
      </div>
    </form>
  );
}
