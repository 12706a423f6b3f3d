import { useEffect, useRef, useState } from "react";
import { emojiPicturePath } from "../../../../contract/bff.ts";
import type { Emoji } from "../../../../domain/exports/emoji-rows.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { ResultList } from "../../../components/result-list.tsx";
import { requestBlob } from "../../../lib/api/request-blob.ts";
import { safeFileName, saveBlob } from "../../../lib/csv/save-file.ts";
import { countOf } from "../../../lib/format.ts";
import type { ItemOutcome } from "../../../lib/reads/each.ts";
import { areAllDone, idsToRetry, mergeOutcomes, outcomeItems } from "../../../lib/reads/outcomes.ts";
import { useEach } from "../../../lib/reads/use-each.ts";
import { notify } from "../../../stores/notices.ts";
import { PICTURES_AT_ONCE } from "../pictures-at-once.ts";
import { ProgressDialog } from "../progress-dialog.tsx";
import { writeArchive } from "./write-archive.ts";

interface DownloadDialogProps {
  readonly emojis: readonly Emoji[];
  readonly onClose: () => void;
}

/** Reads the pictures and saves them in a zip with a manifest; begins at once. */
export default function DownloadDialog({ emojis, onClose }: DownloadDialogProps) {
  const reading = useEach();
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
    const ask = async (id: string, signal: AbortSignal): Promise<void> => {
      pictures.set(id, await requestBlob(emojiPicturePath(id), signal));
    };
    const now = await reading.start({ ids, ask, concurrency: PICTURES_AT_ONCE });
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

  if (reading.state.phase !== "over")
    return <ProgressDialog title="Downloading pictures" label="Emojis" sending={reading} onClose={onClose} />;
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
