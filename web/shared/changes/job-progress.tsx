import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { useRunning } from "./running.ts";
import { progressOf } from "./status-words.ts";

/** How far a change is, how fast it goes and how long it still takes, as far as that is known. */
export function JobProgress({ change, label }: { readonly change: ChangeInfo; readonly label: string }) {
  const { ended, all } = progressOf(change);
  const { rate, secondsLeft } = useRunning((state) => state.changes.get(change.id)) ?? {};
  const isRunning = change.status === "running";
  return (
    <ProgressBar
      label={label}
      done={ended}
      total={all}
      remainingMs={isRunning && secondsLeft !== undefined ? secondsLeft * 1_000 : undefined}
      rate={isRunning ? rate : undefined}
    />
  );
}
