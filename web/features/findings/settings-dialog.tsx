import { useState } from "react";
import { safeParse } from "valibot";
import { type Finding, FindingSettings } from "../../../domain/inventory/findings.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextField } from "../../components/field.tsx";

const labels = { days: "Days without anything", people: "Members, from", rule: "Period of the rule" } as const;
const hints = {
  days: "A whole number of days, up to 3,650.",
  people: "A whole number, up to 100,000.",
  rule: "Zoom’s period, such as 30d, 6m or 1y; “default” for that of the account.",
} as const;
type Name = keyof typeof labels;

interface SettingsDialogProps {
  readonly finding: Finding;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSet: (settings: FindingSettings) => void;
  readonly onClose: () => void;
}

/** Sets what a finding counts, for everyone. */
export default function SettingsDialog({ finding, isBusy, error, onSet, onClose }: SettingsDialogProps) {
  const names = (Object.keys(labels) as Name[]).filter((name) => finding.settings[name] !== undefined);
  const [texts, setTexts] = useState<Partial<Record<Name, string>>>(() =>
    Object.fromEntries(names.map((name) => [name, String(finding.settings[name])])),
  );
  const given = Object.fromEntries(
    names.map((name) => [name, name === "rule" ? texts.rule?.trim() : Number(texts[name]?.trim() || Number.NaN)]),
  );
  const parsed = safeParse(FindingSettings, given);
  return (
    <ConfirmDialog
      title={`What “${finding.title}” counts`}
      confirmLabel="Save"
      harm={{ kind: "plain" }}
      isBusy={isBusy}
      isBlocked={!parsed.success}
      error={error ? <ErrorState error={error} layout="inline" /> : null}
      onConfirm={() => parsed.success && onSet(parsed.output)}
      onClose={onClose}
    >
      {names.map((name) => (
        <TextField
          key={name}
          label={labels[name]}
          hint={hints[name]}
          value={texts[name] ?? ""}
          onChange={({ target }) => setTexts((before) => ({ ...before, [name]: target.value }))}
        />
      ))}
      {parsed.success ? null : (
        <p role="alert" className="text-danger-ink">
          {names.map((name) => hints[name]).join(" ")}
        </p>
      )}
    </ConfirmDialog>
  );
}
