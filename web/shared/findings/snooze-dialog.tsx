import { useState } from "react";
import { addDays, dayOf } from "../../../domain/days.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { DayField } from "../../components/day-field.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextField } from "../../components/field.tsx";
import { isDay } from "../../lib/day-range.ts";

const USUAL_DAYS = 30;
const MOST_DAYS = 365;

interface SnoozeDialogProps {
  /** Of what: a finding, or some channels or people of it. */
  readonly title: string;
  /** What becomes of it, as a sentence. */
  readonly effect: string;
  /** Why it cannot be done. */
  readonly problem?: string | undefined;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onSnooze: (until: { readonly untilMs: number; readonly reason: string }) => void;
  readonly onClose: () => void;
}

/** Asks until when a finding is left out of what has to be looked at, and why. */
export default function SnoozeDialog(props: SnoozeDialogProps) {
  const { title, effect, problem, isBusy, error, onSnooze, onClose } = props;
  const [openedAtMs] = useState(() => Date.now());
  const today = dayOf(openedAtMs);
  const [day, setDay] = useState(addDays(today, USUAL_DAYS));
  const [reason, setReason] = useState("");
  const [from, to] = [addDays(today, 1), addDays(today, MOST_DAYS)];
  const isFit = isDay(day) && day >= from && day <= to;
  return (
    <ConfirmDialog
      title={title}
      confirmLabel="Snooze"
      harm={{ kind: "plain" }}
      isBusy={isBusy}
      isBlocked={problem !== undefined || !isFit || reason.trim() === ""}
      error={error ? <ErrorState error={error} layout="inline" /> : null}
      onConfirm={() => onSnooze({ untilMs: Date.parse(day), reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{effect}</p>
      {problem ? (
        <p role="alert" className="text-danger-ink">
          {problem}
        </p>
      ) : null}
      <DayField label="Until (UTC)" value={day} min={from} max={to} onChange={setDay} />
      {isFit ? null : (
        <p role="alert" className="text-danger-ink">
          Choose a day within a year from now.
        </p>
      )}
      <TextField label="Reason" value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
    </ConfirmDialog>
  );
}
