import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ResultList } from "../../../components/result-list.tsx";
import { countOf } from "../../../lib/format.ts";
import type { Staging } from "./use-staging.ts";

interface NotSentProps {
  readonly staging: Staging;
  /** To the files, of which none was added. */
  readonly onBack: () => void;
}

/** Pictures that did not get to the server, before anything is added. */
export function NotSent({ staging, onBack }: NotSentProps) {
  const { failed, targets, retry, goWithout } = staging;
  return (
    <Dialog
      title="Some pictures could not be sent"
      width="wide"
      onClose={onBack}
      actions={
        <>
          <Button onClick={onBack}>Back to the files</Button>
          {targets.length > 0 ? (
            <Button tone="primary" onClick={goWithout}>
              Add the other {countOf(targets.length, "emoji")}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="mb-3 text-muted">Nothing has been added yet.</p>
      <ResultList
        noun="picture"
        items={[
          ...failed,
          ...targets.map(({ name }) => ({ id: `sent ${name}`, label: name, status: "done" as const })),
        ]}
        onRetryFailed={retry}
      />
    </Dialog>
  );
}
