import { Checkbox } from "../../components/choice.tsx";
import { DayField } from "../../components/day-field.tsx";
import { type End, endDays, endProblem } from "./ending.ts";

interface EndFieldProps {
  readonly value: End;
  readonly onChange: (end: End) => void;
}

/** Asks whether what is given ends on a day. */
export function EndField({ value, onChange }: EndFieldProps) {
  return (
    <div className="flex flex-col gap-2 text-ink">
      <Checkbox
        label="Only until a day"
        hint="What this really adds is taken back after that day. It can be put off or called off until then."
        checked={value.isOn}
        onChange={(isOn) => onChange({ ...value, isOn })}
      />
      {value.isOn ? (
        <div className="pl-6">
          <LastDayField value={value} onChange={onChange} />
        </div>
      ) : null}
    </div>
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
