import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";
import type { Option } from "./field.tsx";
import { Words } from "./words.tsx";

interface ToggleProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

const box = "mt-0.5 size-4 shrink-0 accent-accent disabled:cursor-not-allowed";

export function Checkbox({ label, hint, checked, onChange, disabled = false }: ToggleProps) {
  const hintId = useId();
  return (
    <label className={cx("flex items-start gap-2 pointer-coarse:py-1", disabled && "cursor-not-allowed text-muted")}>
      <input
        type="checkbox"
        className={box}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? hintId : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="min-w-0">
        {label}
        {hint ? (
          <span id={hintId} className="block text-xs text-muted">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}

export function Switch({ label, hint, checked, onChange, disabled = false }: ToggleProps) {
  const labelId = useId();
  const hintId = useId();
  return (
    <div className="flex items-start gap-3">
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-labelledby={labelId}
        aria-describedby={hint ? hintId : undefined}
        disabled={disabled}
        onClick={() => onChange(!checked)}
        className={cx(
          "mt-0.5 h-[18px] w-8 shrink-0 rounded-full p-0.5 transition-colors disabled:cursor-not-allowed disabled:opacity-50",
          checked ? "bg-accent" : "bg-control",
        )}
      >
        <span
          className={cx("block size-3.5 rounded-full bg-surface transition-transform", checked && "translate-x-3.5")}
        />
      </button>
      <div className="min-w-0">
        <div id={labelId} className={disabled ? "text-muted" : undefined}>
          {label}
        </div>
        {hint ? (
          <div id={hintId} className="text-xs text-muted">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}

interface RadioGroupProps<Value extends string> {
  readonly legend: string;
  /** Keeps the legend for screen readers only. */
  readonly isLegendHidden?: boolean;
  readonly hint?: ReactNode;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, isLegendHidden = false, hint, value, options, onChange, disabled = false } = props;
  const name = useId();
  return (
    <fieldset
      className="flex min-w-0 flex-col gap-2"
      disabled={disabled}
      aria-describedby={hint ? `${name}-hint` : undefined}
    >
      <legend className={isLegendHidden ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
      {options.map((option) => {
        const isOff = disabled || (option.isDisabled ?? false);
        return (
          <label key={option.value} className={cx("flex items-start gap-2", isOff && "cursor-not-allowed text-muted")}>
            <input
              type="radio"
              name={name}
              className={box}
              value={option.value}
              checked={option.value === value}
              disabled={isOff}
              aria-describedby={option.hint ? `${name}-${option.value}` : undefined}
              onChange={() => onChange(option.value)}
            />
            <span className="min-w-0">
              <Words>{option.label}</Words>
              {option.hint ? (
                <span id={`${name}-${option.value}`} className="block text-xs text-muted">
                  {option.hint}
                </span>
              ) : null}
            </span>
          </label>
        );
      })}
      {hint ? (
        <div id={`${name}-hint`} className="text-xs text-muted">
          {typeof hint === "string" ? <Words>{hint}</Words> : hint}
        </div>
      ) : null}
    </fieldset>
  );
}
