import { ResultsDialog, RunningDialog } from "../../components/run-dialogs.tsx";
import { RunGuard } from "../../components/run-guard.tsx";
import { outcomeItems, waysOn } from "../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import type { Bulk } from "../../lib/bulk/use-bulk.ts";
import { isolate } from "../../lib/isolate.ts";
import type { DirectoryGroup } from "./directory-group.ts";

interface InviteResultsProps {
  readonly group: DirectoryGroup;
  readonly bulk: Bulk;
  /** Given when not all went well. */
  readonly results: readonly ItemOutcome[] | null;
  readonly nameOf: (channelId: string) => string;
  readonly onRetry: (channelIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** How far inviting a group into channels is, and what became of each when not all went well. */
export function InviteResults({ group, bulk, results, nameOf, onRetry, onClose }: InviteResultsProps) {
  const { state } = bulk;
  if (state.phase === "running") {
    if (state.progress.total === 1) return <RunGuard bulk={bulk} title={`Inviting ${isolate(group.name)}`} />;
    return <RunningDialog title={`Inviting ${isolate(group.name)}`} label="Channels" bulk={bulk} />;
  }
  if (!results) return null;
  return (
    <ResultsDialog
      title={`${isolate(group.name)}: results`}
      noun="channel"
      nounPlural="channels"
      items={outcomeItems(results, nameOf)}
      {...waysOn(results, onRetry)}
      onClose={onClose}
    />
  );
}
