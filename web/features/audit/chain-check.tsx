import { useMutation } from "@tanstack/react-query";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ChainResult } from "../../../domain/audit/check-chain.ts";
import { flawText } from "../../../domain/audit/flaw-text.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { readHead, rememberHead } from "./remembered-head.ts";
import { checkChain } from "./web-chain.ts";

const SHOWN_FLAWS = 5;

interface Checked {
  readonly result: ChainResult;
  /** When this browser last found it whole; null where it never has. */
  readonly sinceMs: number | null;
}

/** Has the browser itself check that nobody changed the trail, and says what that proves. */
export function ChainCheck() {
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const check = useMutation({
    mutationFn: async (): Promise<Checked | null> => {
      const controller = new AbortController();
      running.current = controller;
      setProgress({ done: 0, total: 0 });
      const before = readHead();
      try {
        const known = before ? [before] : [];
        const result = await checkChain(known, (done, total) => setProgress({ done, total }), controller.signal);
        if (result.flawCount === 0) rememberHead(result.head, Date.now());
        return { result, sinceMs: before?.atMs ?? null };
      } catch (error) {
        if (controller.signal.aborted) return null;
        throw error;
      }
    },
  });
  if (check.isPending)
    return (
      <div className="flex items-center gap-3 px-4 pb-3 lg:px-6">
        <div className="min-w-0 flex-1 sm:max-w-sm">
          <ProgressBar label="Checked" done={progress.done} total={progress.total} />
        </div>
        <Button onClick={() => running.current?.abort()}>Stop</Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-2 px-4 pb-3 lg:px-6">
      {check.data ? <Finding checked={check.data} /> : null}
      {check.error ? <ErrorState error={check.error} layout="inline" /> : null}
      <Button className="self-start" icon={<ShieldCheck size={15} aria-hidden="true" />} onClick={() => check.mutate()}>
        {check.data || check.error ? "Check again" : "Check that nothing was changed"}
      </Button>
    </div>
  );
}

function Finding({ checked: { result, sinceMs } }: { readonly checked: Checked }) {
  const { entries, read, flaws, flawCount, head } = result;
  if (flawCount > 0)
    return (
      <div role="alert" className="flex gap-2.5 rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
        <ShieldAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
        <div className="flex min-w-0 flex-col gap-1">
          <p className="font-medium">The trail is not as it was written</p>
          <ul className="list-disc pl-4">
            {flaws.slice(0, SHOWN_FLAWS).map((flaw) => (
              <li key={JSON.stringify(flaw)}>{flawText(flaw)}</li>
            ))}
          </ul>
          {flawCount > SHOWN_FLAWS ? <p>And {formatCount(flawCount - SHOWN_FLAWS)} more.</p> : null}
          <p>Tell whoever runs this console: npm run audit:verify says the same of the database.</p>
        </div>
      </div>
    );
  return (
    <div role="status" className="flex gap-2.5 rounded-md bg-accent-soft px-3 py-2 text-accent-ink">
      <ShieldCheck size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">
          {countOf(entries, "entry", "entries")}, none changed, removed, moved or added between others
        </p>
        <p>
          {read === entries
            ? null
            : `Of ${formatCount(entries - read)} that are not yours only the hashes were checked. `}
          {sinceMs === null
            ? "This browser now remembers where the trail ends: from the next check on it also notices an end that was cut off."
            : `It also still holds what this browser saw on ${formatMoment(sinceMs)} UTC.`}
        </p>
        <p className="text-xs break-all">
          Last entry: {head.seq}, {head.hash}
        </p>
      </div>
    </div>
  );
}
