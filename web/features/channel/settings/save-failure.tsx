import { lazy, Suspense, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Failure } from "../../../components/failure.tsx";
import { ApiError } from "../../../lib/api/errors.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";

const ArchiveCheckDialog = lazy(() => import("../actions/archive-check-dialog.tsx"));

/** Zoom's code for a failure without a reason. */
const NO_REASON = 5301;

/** Why the channel's settings could not be saved, and what may be behind it. */
export function SaveFailure({ view, error, onAsk }: { view: ChannelView; error: Error; onAsk: () => void }) {
  const [isChecking, setChecking] = useState(false);
  const isUnexplained = error instanceof ApiError && error.code === NO_REASON;
  return (
    <>
      <Failure
        error={error}
        layout="inline"
        onAsk={onAsk}
        action={
          isUnexplained && view.archiveState === "unknown" ? (
            <Button onClick={() => setChecking(true)}>Check whether it is archived…</Button>
          ) : null
        }
      />
      {isChecking ? (
        <Suspense>
          <ArchiveCheckDialog view={view} onClose={() => setChecking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
