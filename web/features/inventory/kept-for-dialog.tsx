import { useState } from "react";
import { safeParse } from "valibot";
import { InventorySettings } from "../../../domain/inventory/status.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextField } from "../../components/field.tsx";

interface KeptForDialogProps {
  readonly goneDays: number;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSet: (goneDays: number) => void;
  readonly onClose: () => void;
}

const HINT = "A whole number of days, 1 to 3,650.";

/** Sets for how many days what is gone is kept. Fewer days delete what is older within the hour, so that is asked for. */
export default function KeptForDialog({ goneDays, isBusy, error, onSet, onClose }: KeptForDialogProps) {
  const [text, setText] = useState(String(goneDays));
  const parsed = safeParse(InventorySettings, { goneDays: Number(text.trim() || Number.NaN) });
  const next = parsed.success ? parsed.output.goneDays : goneDays;
  const isFewer = next < goneDays;
  return (
    <ConfirmDialog
      title="How long is what is gone kept?"
      confirmLabel="Save"
      harm={
        isFewer
          ? { kind: "checkbox", statement: "Permanently delete what has been gone for longer" }
          : { kind: "plain" }
      }
      isDestructive={isFewer}
      isBusy={isBusy}
      isBlocked={!parsed.success || next === goneDays}
      error={error ? <ErrorState error={error} layout="inline" /> : null}
      onConfirm={() => onSet(next)}
      onClose={onClose}
    >
      <p>
        It holds for everyone, and says for how long findings and pages still tell of people and channels that left.
      </p>
      <TextField
        label="Days"
        hint={HINT}
        inputMode="numeric"
        value={text}
        error={parsed.success ? undefined : HINT}
        onChange={({ target }) => setText(target.value)}
      />
    </ConfirmDialog>
  );
}
