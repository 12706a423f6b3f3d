import { useRef, useState } from "react";
import type { EmojiTarget } from "../../../../domain/resources/emoji.ts";
import type { ResultItem } from "../../../components/result-list.tsx";
import { ApiError } from "../../../lib/api/errors.ts";
import { LEFT_OUT } from "../../../lib/api/failure-text.ts";
import type { ItemOutcome } from "../../../lib/reads/each.ts";
import { idsToRetry, mergeOutcomes, outcomeItems } from "../../../lib/reads/outcomes.ts";
import { type AskingEach, useEach } from "../../../lib/reads/use-each.ts";
import { stageFile } from "../../../shared/changes/stage-file.ts";
import { PICTURES_AT_ONCE } from "../pictures-at-once.ts";
import type { Candidate, Judged } from "./candidate.ts";
import { fitPicture } from "./fit-picture.ts";

export interface Staging {
  readonly sending: AskingEach;
  /** What could not be sent, and why. */
  readonly failed: readonly ResultItem[];
  /** What the server has by now, ready to be added. */
  readonly targets: readonly EmojiTarget[];
  /** All are sent, or go without those that are not. */
  readonly isReady: boolean;
  /** @returns false when it was stopped */
  readonly start: (ready: readonly Candidate[], judged: ReadonlyMap<string, Judged>) => Promise<boolean>;
  /** Sends again what may succeed. */
  readonly retry: (() => void) | undefined;
  readonly goWithout: () => void;
  /** As before any was sent. */
  readonly reset: () => void;
}

interface Progress {
  readonly targets: readonly EmojiTarget[];
  readonly failed: readonly ResultItem[];
  readonly isReady: boolean;
  readonly open: readonly ItemOutcome[];
}

const NOTHING: Progress = { targets: [], failed: [], isReady: false, open: [] };

/** Sends the pictures of candidates to the server, those that need it fitted first. */
export function useStaging(): Staging {
  const sending = useEach();
  const [progress, setProgress] = useState(NOTHING);
  const toSend = useRef(new Map<string, ToSend>());
  const sent = useRef(new Map<string, EmojiTarget>());

  const run = async (ids: readonly string[], before: readonly ItemOutcome[]): Promise<boolean> => {
    const nameOf = (id: string): string => toSend.current.get(id)?.name ?? id;
    const ask = async (id: string): Promise<void> => {
      const picture = await stageFile(await made(toSend.current.get(id)));
      sent.current.set(id, { fileId: "", name: nameOf(id), picture });
    };
    const now = await sending.start({ ids, ask, concurrency: PICTURES_AT_ONCE });
    // Whoever stopped it is back at the files.
    if (now.some(({ status }) => status === "skipped")) {
      setProgress(NOTHING);
      return false;
    }
    const open = mergeOutcomes(before, now).filter(({ status }) => status === "failed");
    setProgress({
      targets: [...sent.current.values()],
      failed: outcomeItems(open, nameOf),
      isReady: open.length === 0,
      open,
    });
    return true;
  };
  const { failed, targets, isReady, open } = progress;
  const retryIds = idsToRetry(open);
  return {
    sending,
    failed,
    targets,
    isReady,
    start: (ready, judged) => {
      toSend.current = new Map(ready.map((candidate) => [candidate.id, toSendOf(candidate, judged)]));
      sent.current = new Map();
      return run([...toSend.current.keys()], []);
    },
    retry: retryIds.length > 0 ? () => void run(retryIds, open) : undefined,
    goWithout: () => setProgress({ ...progress, isReady: true }),
    reset: () => setProgress(NOTHING),
  };
}

interface ToSend {
  readonly name: string;
  readonly blob: Blob;
  readonly isFitted: boolean;
}

function toSendOf({ id, name, blob }: Candidate, judged: ReadonlyMap<string, Judged>): ToSend {
  const verdict = judged.get(id);
  return { name, blob, isFitted: verdict?.outcome === "add" && verdict.isFitted };
}

/** The browser may fail to make a picture that it could show. */
async function made(given: ToSend | undefined): Promise<Blob> {
  if (!given) throw new Error("a picture that nobody asked for");
  if (!given.isFitted) return given.blob;
  try {
    return await fitPicture(given.blob);
  } catch (cause) {
    throw new ApiError("The browser could not resize it to fit.", { code: LEFT_OUT, status: 0, cause });
  }
}
