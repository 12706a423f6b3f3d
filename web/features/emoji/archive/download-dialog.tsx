import { useEffect, useRef, useState } from "react";
import { emojiPicturePath } from "../../../../contract/bff.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { ResultList } from "../../../components/result-list.tsx";
import { requestBlob } from "../../../lib/api/request-blob.ts";
import { areAllDone, idsToRetry, mergeOutcomes, outcomeItems } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../../lib/bulk/use-bulk.ts";
import { safeFileName, saveBlob } from "../../../lib/csv/save-file.ts";
import { countOf } from "../../../lib/format.ts";
import { notify } from "../../../stores/notices.ts";
import type { Emoji } from "../emoji.ts";
import { pictureRun } from "../picture-run.ts";
import { ProgressDialog } from "../progress-dialog.tsx";
import { writeArchive } from "./write-archive.ts";

interface DownloadDialogProps {
  readonly emojis: readonly Emoji[];
  readonly onClose: () => void;
}

/** Reads the pictures and saves them in a zip with a manifest; begins at once. */
export default function DownloadDialog({ emojis, onClose }: DownloadDialogProps) {
  const bulk = useBulk();
  const [all] = useState(emojis);
  const [pictures] = useState(() => new Map<string, Blob>());
  const [outcomes, setOutcomes] = useState<readonly ItemOutcome[]>([]);
  const [error, setError] = useState<Error | null>(null);

  const save = async (): Promise<void> => {
    const atMs = Date.now();
    try {
      saveBlob(
        safeFileName(`emoji ${new Date(atMs).toISOString().slice(0, 10)}`, "zip"),
        await writeArchive(all, pictures, atMs),
      );
      notify(`Saved ${countOf(pictures.size, "emoji")} in a zip`);
      onClose();
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  const run = async (ids: readonly string[]): Promise<void> => {
    const now = await bulk.start(
      pictureRun(ids, async (id) => {
        pictures.set(id, await requestBlob(emojiPicturePath(id)));
      }),
    );
    const results = mergeOutcomes(outcomes, now);
    setOutcomes(results);
    if (areAllDone(results)) await save();
  };
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void run(all.map(({ id }) => id));
  });

  if (bulk.state.phase !== "over")
    return <ProgressDialog title="Downloading pictures" label="Emojis" bulk={bulk} onClose={onClose} />;
  const retryIds = idsToRetry(outcomes);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return (
    <Dialog
      title="Download emojis: results"
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {pictures.size > 0 ? (
            <Button tone="primary" onClick={() => void save()}>
              Save the {countOf(pictures.size, "emoji")} downloaded
            </Button>
          ) : null}
        </>
      }
    >
      {error ? <ErrorState error={error} layout="inline" /> : null}
      <ResultList
        noun="emoji"
        items={outcomeItems(outcomes, (id) => names.get(id) ?? id)}
        onRetryFailed={retryIds.length > 0 ? () => void run(retryIds) : undefined}
      />
    </Dialog>
  );
}
