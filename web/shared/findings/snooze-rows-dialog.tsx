import { useMutation, useQueryClient } from "@tanstack/react-query";
import { findingById, MOST_SNOOZED } from "../../../domain/inventory/findings.ts";
import { formatCount } from "../../lib/format.ts";
import { snoozeFinding, type Until } from "./finding-queries.ts";
import { findingCount } from "./finding-words.ts";
import SnoozeDialog from "./snooze-dialog.tsx";

interface SnoozeRowsDialogProps {
  readonly findingId: string;
  /** IDs of channels, or keys of people. */
  readonly ids: readonly string[];
  /** All that the filters leave are meant, loaded or not. */
  readonly isAll: boolean;
  /** Told which of them are snoozed by now. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Asks until when some channels or people are left out of a finding, and why. */
export default function SnoozeRowsDialog({ findingId, ids, isAll, onDone, onClose }: SnoozeRowsDialogProps) {
  const client = useQueryClient();
  const kind = findingById.get(findingId);
  const snooze = useMutation({
    mutationFn: async (until: Until) => {
      await snoozeFinding(findingId, until, ids);
      onDone(ids);
      await client.invalidateQueries({ queryKey: ["inventory"] });
    },
    onSuccess: onClose,
  });
  if (!kind) return null;
  const isTooMany = isAll || ids.length > MOST_SNOOZED;
  return (
    <SnoozeDialog
      title={`Snooze ${findingCount(kind, ids.length)}`}
      effect={`The finding “${kind.title}” leaves them out, for everyone who reads the findings.`}
      problem={
        isTooMany
          ? `At most ${formatCount(MOST_SNOOZED)} are snoozed together. Select fewer, or snooze the whole finding on the Findings page.`
          : undefined
      }
      isBusy={snooze.isPending}
      error={snooze.error}
      onSnooze={(until) => snooze.mutate(until)}
      onClose={onClose}
    />
  );
}
