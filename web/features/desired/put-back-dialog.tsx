import { useState } from "react";
import type { Difference } from "../../../domain/desired/difference.ts";
import { partsOf } from "../../../domain/desired/parts.ts";
import { countOf } from "../../lib/format.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";

interface PutBackDialogProps {
  readonly differences: readonly Difference[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const takesAway = /^(?:remove|delete|demote|archive|set-retention|move-channels-out)/;

/** Plans what makes things what the file says; channels are moved by people themselves, so that this is a plan of its own. */
export default function PutBackDialog({ differences, onDone, onClose }: PutBackDialogProps) {
  const plans = (["account", "me"] as const).flatMap((connection) => {
    const { parts, left } = partsOf(differences, connection);
    return parts.length === 0 ? [] : [{ connection, parts, left }];
  });
  const [at, setAt] = useState(0);
  const plan = plans[at];
  const byHand = differences.filter(({ fixes }) => fixes.length === 0).length;
  if (!plan) return null;
  return (
    <ChangeDialog
      key={plan.connection}
      request={{ connection: plan.connection, parts: plan.parts }}
      verb="Put back"
      noun="item"
      isDestructive={plan.parts.some(({ actionId }) => takesAway.test(actionId))}
      onDone={onDone}
      onClose={() => (at + 1 < plans.length ? setAt(at + 1) : onClose())}
    >
      <p>
        {plan.connection === "account"
          ? "It makes things what the file says again, as one change that can be undone as one."
          : "Zoom lets only people themselves move channels into and out of spaces: this plan uses your own connection."}
      </p>
      {byHand > 0 && at === 0 ? (
        <p>{countOf(byHand, "difference has", "differences have")} to be put back by hand, and no plan does it.</p>
      ) : null}
      {plan.left > 0 ? (
        <p>{countOf(plan.left, "item")} did not fit into this plan. Put the rest back after it.</p>
      ) : null}
    </ChangeDialog>
  );
}
