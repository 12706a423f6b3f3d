import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { dayOf } from "../../../domain/days.ts";
import type { TemporaryPlace } from "../../../domain/help-desk/temporary-access.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
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
  const [end, setEnd] = useState<End>({ isOn: true, day: dayOf(place.untilMs - 1) });
  const putOff = useMutation({
    mutationFn: () => postponeChange(place.endedBy, endOfDay(end.day)),
    onSuccess: onDone,
  });
  const formId = useId();
  return (
    <Dialog
      title={`Put off the end of ${isolate(place.name)}`}
      onClose={putOff.isPending ? undefined : onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={putOff.isPending}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            tone="primary"
            isBusy={putOff.isPending}
            disabled={endProblem(end, Date.now()) !== undefined}
          >
            Put off
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!putOff.isPending) putOff.mutate();
        }}
      >
        {others.length > 0 ? (
          <p className="text-muted">
            <Words>{`${countOf(others.length, "other place")} given by the same change will end on that day too.`}</Words>
          </p>
        ) : null}
        <LastDayField value={end} onChange={setEnd} />
        {putOff.error ? <ErrorState error={putOff.error} layout="inline" /> : null}
      </form>
    </Dialog>
  );
}
