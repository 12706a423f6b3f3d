import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx.ts";
import { inputClass } from "./input-class.ts";

interface FieldText {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean;
}

/** Label, hint and error around a control. `control` receives the ids it has to carry. */
export function Field({
  label,
  hint,
  error,
  isLabelHidden = false,
  control,
}: FieldText & {
  readonly control: (ids: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [error ? errorId : null, hint ? hintId : null].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "font-medium"}>
        {label}
      </label>
      {control({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error ? (
        <p id={errorId} className="text-xs text-danger-ink">
          {error}
        </p>
      ) : null}
      {hint ? (
        <div id={hintId} className="text-xs text-muted">
          {hint}
        </div>
      ) : null}
    </div>
  );
}

type TextFieldProps = FieldText & Omit<ComponentProps<"input">, "id">;

export function TextField({ label, hint, error, isLabelHidden, className, ...input }: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      isLabelHidden={isLabelHidden ?? false}
      control={(ids) => <input {...input} {...ids} className={cx(inputClass, className)} />}
    />
  );
}

type TextAreaProps = FieldText & Omit<ComponentProps<"textarea">, "id">;

export function TextArea({ label, hint, error, isLabelHidden, className, ...input }: TextAreaProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      isLabelHidden={isLabelHidden ?? false}
      control={(ids) => (
        <textarea {...input} {...ids} className={cx(inputClass, "h-auto py-1.5 pointer-coarse:h-auto", className)} />
      )}
    />
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  readonly isDisabled?: boolean;
}

interface SelectProps<Value extends string> extends FieldText {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, isLabelHidden, value, options, onChange, disabled, className } = props;
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      isLabelHidden={isLabelHidden ?? false}
      control={(ids) => (
        <select
          {...ids}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
          className={cx(inputClass, "pr-7", className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled ?? false}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}
