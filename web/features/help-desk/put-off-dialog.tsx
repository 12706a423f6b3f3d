import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dayOf } from "../../../domain/days.ts";
import type { TemporaryPlace } from "../../../domain/help-desk/temporary-access.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { postponeChange } from "../../shared/changes/change-request.ts";
import { LastDayField } from "../../shared/changes/end-field.tsx";
import { type End, endOfDay, endProblem } from "../../shared/changes/ending.ts";

interface PutOffDialogProps {
  readonly place: TemporaryPlace;
  /** What was given by the same change and ends with it. */
  readonly others: readonly TemporaryPlace[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks until when somebody is to have what they were given. */
export default function PutOffDialog({ place, others, onDone, onClose }: PutOffDialogProps) {
  const day = dayOf(place.untilMs - 1);
  const [end, setEnd] = useState<End>({ isOn: true, day });
  const putOff = useMutation({
    mutationFn: () => postponeChange(place.endedBy, endOfDay(end.day)),
    onSuccess: onDone,
  });
  return (
    <ConfirmDialog
      title={`Put off the end of ${isolate(place.name)}`}
      confirmLabel="Put off"
      harm={{ kind: "plain" }}
      isBusy={putOff.isPending}
      isBlocked={endProblem(end, Date.now()) !== undefined || end.day === day}
      error={putOff.error ? <ErrorState error={putOff.error} layout="inline" /> : null}
      onConfirm={() => putOff.mutate()}
      onClose={onClose}
    >
      {others.length > 0 ? (
        <p>
          <Words>{`${countOf(others.length, "other place")} given by the same change will end on that day too.`}</Words>
        </p>
      ) : null}
      <LastDayField value={end} onChange={setEnd} />
    </ConfirmDialog>
  );
}
