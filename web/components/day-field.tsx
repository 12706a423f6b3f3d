import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";
import { isDay } from "../lib/day-range.ts";
import { formatDay } from "../lib/format-time.ts";
import { parseDay } from "../lib/parse-day.ts";
import { IconButton } from "./button.tsx";
import { cx } from "./cx.ts";
import { Field } from "./field.tsx";
import { inputClass } from "./input-class.ts";

interface DayFieldProps {
  readonly label: string;
  /** A day `yyyy-MM-dd`; empty for what is none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** The first and last day the calendar offers. */
  readonly min?: string;
  readonly max?: string;
}

/**
 * A day, typed or chosen in the browser's calendar. It reads and writes days as the rest of the console does; a date
 * field of the browser would write them in a way of its own.
 */
export function DayField({ label, value, onChange, min, max }: DayFieldProps) {
  const [text, setText] = useState(() => textOf(value));
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <Field
      label={label}
      control={(ids) => (
        <div className="relative">
          <input
            {...ids}
            type="text"
            autoComplete="off"
            placeholder="3 Feb 2026"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              onChange(parseDay(event.target.value) ?? "");
            }}
            onBlur={() => {
              if (value !== "") setText(textOf(value));
            }}
            className={cx(inputClass, "pr-9 pointer-coarse:pr-11")}
          />
          {/* Lends the browser's calendar and shows nothing itself. */}
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={value}
            min={min}
            max={max}
            onChange={(event) => {
              setText(textOf(event.target.value));
              onChange(event.target.value);
            }}
            className="pointer-events-none absolute inset-0 opacity-0"
          />
          <IconButton
            label={`Calendar for the ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
            onClick={() => calendar.current?.showPicker()}
            className="absolute inset-y-0 right-0"
          >
            <CalendarDays size={14} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    />
  );
}

const textOf = (day: string): string => (isDay(day) ? formatDay(day) : "");
