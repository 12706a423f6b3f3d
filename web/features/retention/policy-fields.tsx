import { countProblem, MAX_COUNT, type Period } from "../../../domain/retention-period.ts";
import { RadioGroup } from "../../components/choice.tsx";
import { cx } from "../../components/cx.ts";
import { Field, Select } from "../../components/field.tsx";
import { inputClass } from "../../components/input-class.ts";
import { formatPeriod } from "./period.ts";
import type { PolicyForm } from "./policy-form.ts";

const units = [
  { value: "d", label: `days (1–${MAX_COUNT.d})` },
  { value: "m", label: `months (1–${MAX_COUNT.m})` },
  { value: "y", label: `years (1–${MAX_COUNT.y})` },
] as const;

interface PolicyFieldsProps {
  readonly form: PolicyForm;
  readonly defaultPeriod: Period | undefined;
  readonly disabled?: boolean;
  readonly onChange: (form: PolicyForm) => void;
}

/** Chooses between the account's default and a period of the channel's own. */
export function PolicyFields({ form, defaultPeriod, disabled = false, onChange }: PolicyFieldsProps) {
  const { isCustom, count, unit } = form;
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        legend="Policy"
        isLegendHidden
        value={isCustom ? "own" : "default"}
        disabled={disabled}
        options={[
          {
            value: "default",
            label: "Account default",
            hint: defaultPeriod
              ? `${formatPeriod(defaultPeriod)} now; follows the account’s setting`
              : "Follows the account’s setting",
          },
          { value: "own", label: "Custom period", hint: "Applies regardless of the account’s setting" },
        ]}
        onChange={(value) => onChange({ ...form, isCustom: value === "own" })}
      />
      {isCustom ? (
        <div className="pl-6">
          <Field
            label="Keep for"
            error={countProblem(count, unit)}
            control={(ids) => (
              <div className="flex gap-2">
                <input
                  {...ids}
                  inputMode="numeric"
                  autoComplete="off"
                  data-first-focus=""
                  disabled={disabled}
                  value={count}
                  onChange={(event) => onChange({ ...form, count: event.target.value })}
                  className={cx(inputClass, "max-w-20")}
                />
                <div className="w-40">
                  <Select
                    label="Unit"
                    isLabelHidden
                    value={unit}
                    options={units}
                    disabled={disabled}
                    onChange={(next) => onChange({ ...form, unit: next })}
                  />
                </div>
              </div>
            )}
          />
        </div>
      ) : null}
    </div>
  );
}
