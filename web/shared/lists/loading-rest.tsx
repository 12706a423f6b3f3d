import { Button } from "../../components/button.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import type { ShownList } from "../../lib/cursor-list/use-cursor-list.ts";

/** How far loading the rest of a list is, and the way to stop it. */
export default function LoadingRest({ list, nounPlural }: { list: ShownList<unknown>; nounPlural: string }) {
  return (
    <div className="sticky bottom-0 left-0 flex items-center gap-4 border-t border-line bg-canvas px-4 py-2 lg:px-6">
      <div className="max-w-sm min-w-0 flex-1">
        <ProgressBar label={`Loading ${nounPlural}`} done={list.rows.length} total={list.total} />
      </div>
      <Button onClick={list.stop}>Stop</Button>
    </div>
  );
}
