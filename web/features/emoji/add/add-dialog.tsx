import { useMemo, useState } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { addEmojis } from "../../../../domain/actions/emojis.ts";
import { Button } from "../../../components/button.tsx";
import { Checkbox } from "../../../components/choice.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { ProgressBar } from "../../../components/progress-bar.tsx";
import type { ResultItem } from "../../../components/result-list.tsx";
import { countOf } from "../../../lib/format.ts";
import { ChangeDialog } from "../../../shared/changes/change-dialog.tsx";
import { partOf } from "../../../shared/changes/change-request.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { ProgressDialog } from "../progress-dialog.tsx";
import { useEmojiList } from "../use-emoji-list.ts";
import { type Candidate, type Judged, judge } from "./candidate.ts";
import { CandidateRow } from "./candidate-row.tsx";
import { ClashBar } from "./clash-bar.tsx";
import { FileChoice } from "./file-choice.tsx";
import { NotSent } from "./not-sent.tsx";
import { clashing, settled } from "./settle-names.ts";
import type { Adding } from "./use-adding.ts";
import { useStaging } from "./use-staging.ts";

interface AddDialogProps {
  readonly connection: ConnectionName;
  /** The one they are added through. */
  readonly acting: ConnectionName;
  readonly adding: Adding;
}

/** Checks files, sends them to the server, and has it add them; says what became of each. */
export default function AddDialog({ connection, acting, adding }: AddDialogProps) {
  const { candidates, pendingCount, change, close, hide, take, setBusy } = adding;
  const staging = useStaging();
  const list = useEmojiList(connection);
  const taken = useMemo(() => new Set(list.rows.map(({ name }) => name.toLowerCase())), [list.rows]);
  const [consent, setConsent] = useState({ unfit: false, long: false });
  const [leftOut, setLeftOut] = useState<readonly ResultItem[]>([]);
  const judged = useMemo(() => judge(candidates, taken, consent), [candidates, taken, consent]);
  const clashes = useMemo(() => clashing(candidates, taken), [candidates, taken]);

  const goBack = (): void => {
    setBusy(false);
    staging.reset();
  };
  if (staging.sending.state.phase === "running")
    return <ProgressDialog title="Adding emojis" label="Pictures sent" sending={staging.sending} onClose={hide} />;
  if (staging.isReady) {
    return (
      <ChangeDialog
        request={{ connection: acting, parts: [partOf(addEmojis, {}, staging.targets)] }}
        isConfirmed
        verb="Add emojis"
        noun="emoji"
        leftOut={[...staging.failed, ...leftOut]}
        onPlanned={() => change([])}
        onClose={candidates.length > 0 ? goBack : close}
      />
    );
  }
  if (staging.failed.length > 0) return <NotSent staging={staging} onBack={goBack} />;

  const unfit = candidates.filter(({ inspected }) => inspected.verdict === "unfit");
  const long = candidates.filter(({ inspected }) => inspected.verdict === "ready" && inspected.isLong);
  const ready = candidates.filter(({ id }) => judged.get(id)?.outcome === "add");
  const blockedCount = candidates.length - ready.length;
  const isChecking = pendingCount > 0 || (!list.isComplete && !list.error);
  const start = async (): Promise<void> => {
    // Once they are added, their names would be taken.
    setLeftOut(candidates.flatMap((candidate) => leftOutItem(candidate, judged) ?? []));
    setBusy(true);
    if (!(await staging.start(ready, judged))) setBusy(false);
  };
  return (
    <Dialog
      title="Add emojis"
      note={<WhoseName connection={acting} />}
      width="wide"
      onClose={hide}
      actions={
        <>
          <p role="status" className="mr-auto self-center text-xs text-muted max-sm:w-full">
            {blockedCount > 0 ? `${countOf(blockedCount, "file")} will not be added as they are.` : null}
          </p>
          <Button onClick={close}>Cancel</Button>
          <Button tone="primary" disabled={ready.length === 0 || isChecking} onClick={() => void start()}>
            {ready.length === 0 ? "Add" : `Add ${countOf(ready.length, "emoji")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FileChoice onTake={take} />
        {pendingCount > 0 ? (
          <ProgressBar label="Checking files" done={candidates.length} total={candidates.length + pendingCount} />
        ) : null}
        {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
        {list.error ? (
          <p className="text-xs text-muted">
            Not all of the account’s emoji names could be loaded, so some of these names may already be taken.
          </p>
        ) : null}
        {unfit.length > 0 ? (
          <Checkbox
            label={`Fit ${countOf(unfit.length, "picture")} that Zoom would reject`}
            hint="Converted in this browser to a square PNG of at most 128 pixels, showing the whole picture. Animated pictures keep only their first frame."
            checked={consent.unfit}
            onChange={(isChecked) => setConsent({ ...consent, unfit: isChecked })}
          />
        ) : null}
        {long.length > 0 ? (
          <Checkbox
            label={`Put ${countOf(long.length, "long picture")} on a square`}
            hint="Zoom accepts them as they are, but shows them small."
            checked={consent.long}
            onChange={(isChecked) => setConsent({ ...consent, long: isChecked })}
          />
        ) : null}
        {clashes.size > 0 ? (
          <ClashBar count={clashes.size} onSettle={(settling) => change(settled(candidates, taken, settling))} />
        ) : null}
        {candidates.length > 0 ? (
          <ul aria-label="Files" className="divide-y divide-line rounded-md ring-1 ring-line">
            {candidates.map((candidate) => (
              <CandidateRow
                key={candidate.id}
                candidate={candidate}
                judged={judged.get(candidate.id)}
                onRename={(name) => change(candidates.map((one) => (one.id === candidate.id ? { ...one, name } : one)))}
                onRemove={() => change(candidates.filter(({ id }) => id !== candidate.id))}
              />
            ))}
          </ul>
        ) : null}
      </div>
    </Dialog>
  );
}

function leftOutItem({ id, fileName }: Candidate, judged: ReadonlyMap<string, Judged>): ResultItem | null {
  const verdict = judged.get(id);
  return verdict?.outcome === "blocked" ? { id, label: fileName, status: "skipped", detail: verdict.why } : null;
}
