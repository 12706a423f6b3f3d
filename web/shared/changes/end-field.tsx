import { useId } from "react";
import { Button } from "../../components/button.tsx";
import { DayField } from "../../components/day-field.tsx";
import { type End, endDays, endProblem } from "./ending.ts";

interface EndFieldProps {
  readonly value: End;
  readonly onChange: (end: End) => void;
}

/** Offers that what is given ends on a day. */
export function EndField({ value, onChange }: EndFieldProps) {
  const hintId = useId();
  if (!value.isOn)
    return (
      <Button tone="quiet" className="-ml-3 self-start" onClick={() => onChange({ ...value, isOn: true })}>
        Only until a day
      </Button>
    );
  return (
    <fieldset aria-describedby={hintId} className="flex min-w-0 flex-col gap-1">
      <legend className="sr-only">Only until a day</legend>
      <LastDayField value={value} onChange={onChange} />
      <p id={hintId} className="text-xs">
        What this really adds is taken back after that day. It can be put off or called off until then.
      </p>
      <Button tone="quiet" className="-ml-3 self-start" onClick={() => onChange({ ...value, isOn: false })}>
        Without an end
      </Button>
    </fieldset>
  );
}

/** Asks for the day alone. */
export function LastDayField({ value, onChange }: EndFieldProps) {
  const nowMs = Date.now();
  const { from, to } = endDays(nowMs);
  const problem = endProblem(value, nowMs);
  return (
    <div className="max-w-52 text-ink">
      <DayField
        label="Last day (UTC)"
        value={value.day}
        min={from}
        max={to}
        onChange={(day) => onChange({ ...value, day })}
      />
      {problem ? (
        <p role="alert" className="mt-1 text-xs text-danger-ink">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
