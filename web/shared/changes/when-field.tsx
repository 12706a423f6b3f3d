import { RadioGroup } from "../../components/choice.tsx";
import { DayField } from "../../components/day-field.tsx";
import { dayProblem, daysAhead, type When } from "./postpone.ts";

interface WhenFieldProps {
  /** `Delete now` */
  readonly now: string;
  /** `Archive now, delete on a day` */
  readonly later: string;
  /** What else there is to know of the second. */
  readonly hint?: string;
  readonly value: When;
  readonly onChange: (when: When) => void;
}

/** Asks whether something is done at once, or on a day until which it can be called off. */
export function WhenField({ now, later, hint = "It can be called off until then.", value, onChange }: WhenFieldProps) {
  return (
    <div className="flex flex-col gap-2 text-ink">
      <RadioGroup
        legend="When"
        isLegendHidden
        value={value.isLater ? "later" : "now"}
        options={[
          { value: "now", label: now },
          { value: "later", label: later, hint },
        ]}
        onChange={(choice) => onChange({ ...value, isLater: choice === "later" })}
      />
      {value.isLater ? (
        <div className="pl-6">
          <LaterField value={value} onChange={onChange} />
        </div>
      ) : null}
    </div>
  );
}

/** Asks for the day alone. */
export function LaterField({ value, onChange }: Pick<WhenFieldProps, "value" | "onChange">) {
  const nowMs = Date.now();
  const { from, to } = daysAhead(nowMs);
  const problem = dayProblem(value, nowMs);
  return (
    <div className="max-w-52 text-ink">
      <DayField
        label="Day (UTC)"
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
