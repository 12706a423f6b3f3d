import { useRef, useState } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import type { ResultItem } from "../../../components/result-list.tsx";
import { idsOpen, mergeOutcomes, outcomeItems } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import type { Bulk } from "../../../lib/bulk/use-bulk.ts";
import { countOf } from "../../../lib/format.ts";
import type { Announce } from "../../channel/done.ts";
import { planAdding, type Adding as ToAdd, takeBack, useShowChanged } from "../use-emoji-run.ts";
import { whyFailed } from "../why-failed.ts";
import type { Candidate, Judged } from "./candidate.ts";
import { fitPicture } from "./fit-picture.ts";
import type { Adding } from "./use-adding.ts";

interface UploadOptions {
  readonly connection: ConnectionName;
  readonly adding: Adding;
  readonly announce: Announce;
  readonly bulk: Bulk;
}

interface Results {
  readonly outcomes: readonly ItemOutcome[];
  readonly items: readonly ResultItem[];
}

/** Sends candidates to Zoom, those that need it fitted first. */
export function useUpload({ connection, adding, announce, bulk }: UploadOptions) {
  const showChanged = useShowChanged();
  const [results, setResults] = useState<Results | null>(null);
  const toAdd = useRef(new Map<string, ToAdd>());
  /** Ids at Zoom, by name. */
  const added = useRef(new Map<string, string>());

  const run = async (ids: readonly string[], before: readonly ItemOutcome[], leftOut: readonly ResultItem[]) => {
    adding.setBusy(true);
    const some = ids.flatMap((id) => toAdd.current.get(id) ?? []);
    const nameOf = (id: string): string => toAdd.current.get(id)?.name ?? id;
    const now = await bulk.start(planAdding(connection, some, (id, fileId) => added.current.set(nameOf(id), fileId)));
    adding.setBusy(false);
    void showChanged();
    if (now.some(({ status }) => status === "done")) tell();
    const outcomes = mergeOutcomes(before, now);
    if (leftOut.length === 0 && idsOpen(outcomes).length === 0) adding.close();
    else setResults({ outcomes, items: [...outcomeItems(outcomes, nameOf, whyFailed), ...leftOut] });
  };
  const tell = (): void => {
    const all = [...added.current];
    const [only] = all;
    const what = all.length === 1 && only ? only[0] : countOf(all.length, "emoji");
    announce({
      text: `Added ${what}.`,
      undo: async () => {
        const goneIds = await takeBack(
          connection,
          all.map(([name, fileId]) => ({ name, fileId })),
        );
        const missing = all.length - goneIds.length;
        await showChanged(goneIds);
        const left = missing > 0 ? ` ${missing} could not be deleted.` : "";
        announce({ text: `Deleted ${missing > 0 ? countOf(goneIds.length, "emoji") : what}.${left}` });
      },
    });
  };
  return {
    results,
    start: (ready: readonly Candidate[], judged: ReadonlyMap<string, Judged>) => {
      toAdd.current = new Map(ready.map((candidate) => [candidate.id, uploadOf(candidate, judged)]));
      const leftOut = adding.candidates.flatMap((candidate) => leftOutItem(candidate, judged) ?? []);
      return run([...toAdd.current.keys()], [], leftOut);
    },
    retry: (ids: readonly string[]) => {
      const leftOut = results?.items.filter(({ id }) => !toAdd.current.has(id)) ?? [];
      return run(ids, results?.outcomes ?? [], leftOut);
    },
  };
}

function uploadOf({ id, name, blob }: Candidate, judged: ReadonlyMap<string, Judged>): ToAdd {
  const verdict = judged.get(id);
  const isFitted = verdict?.outcome === "add" && verdict.isFitted;
  return { id, name, picture: async () => (isFitted ? fitPicture(blob) : blob) };
}

function leftOutItem({ id, fileName }: Candidate, judged: ReadonlyMap<string, Judged>): ResultItem | null {
  const verdict = judged.get(id);
  return verdict?.outcome === "blocked"
    ? { id, label: fileName, status: "skipped", detail: `Left out. ${verdict.why}` }
    : null;
}
