import { useId, useState } from "react";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { Period } from "../../../domain/retention-period.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { ChangeDialog, type Review } from "../../shared/changes/change-dialog.tsx";
import { changeOf, groupChanges, harmOf, partsOf, type Target } from "./change-plan.ts";
import { ChangeReview } from "./change-review.tsx";
import type { NextPolicy, Policy } from "./policy.ts";
import { PolicyFields } from "./policy-fields.tsx";
import { formOf, nextOfForm } from "./policy-form.ts";

interface RetentionDialogProps {
  readonly targets: readonly Target[];
  /** What each channel is given; left out, the dialog asks for one policy for all. */
  readonly given?: ((id: string) => NextPolicy | undefined) | undefined;
  /** What the question begins with: the policy that all of them have. */
  readonly common?: Policy | undefined;
  readonly defaultPeriod: Period | undefined;
  readonly isHeld: ((id: string) => boolean) | undefined;
  readonly nowMs: number;
  /** Told what became of each channel. */
  readonly onDone: (items: readonly ChangeItemInfo[]) => void;
  /** Told the same once it is taken back. */
  readonly onUndone: (items: readonly ChangeItemInfo[]) => void;
  readonly onClose: () => void;
}

/** Changes the policies of channels: says what each would lose, asks, changes, and says what became of each. */
export default function RetentionDialog(props: RetentionDialogProps) {
  const { targets, given, defaultPeriod, isHeld, nowMs, onDone, onUndone, onClose } = props;
  const [chosen, setChosen] = useState<NextPolicy>();
  const nextOf = given ?? (chosen && (() => chosen));
  if (!nextOf) return <ChoosePolicy {...props} onChoose={setChosen} />;

  const reviewOf = (items: readonly ChangeItemInfo[]): Review => {
    const changes = items.map((item) => changeOf(item, defaultPeriod, nowMs));
    const groups = groupChanges(changes);
    return {
      body: (
        <ChangeReview
          changes={changes}
          heldCount={isHeld && changes.filter(({ id, kind }) => kind !== "longer" && isHeld(id)).length}
        />
      ),
      harm: harmOf(groups),
      isDestructive: groups.shorter.length + groups.unknown.length > 0,
    };
  };
  return (
    <ChangeDialog
      request={{ connection: "account", parts: partsOf(targets, nextOf) }}
      verb="Change retention"
      noun="channel"
      reviewOf={reviewOf}
      onDone={onDone}
      onUndone={onUndone}
      onClose={onClose}
    />
  );
}

type ChoosePolicyProps = RetentionDialogProps & { readonly onChoose: (next: NextPolicy) => void };

/** Asks for one policy for all. */
function ChoosePolicy({ targets, common, defaultPeriod, onChoose, onClose }: ChoosePolicyProps) {
  const [form, setForm] = useState(() => formOf(common));
  const formId = useId();
  const next = nextOfForm(form);
  const [only] = targets;
  const whose = targets.length === 1 && only ? isolate(only.name) : countOf(targets.length, "channel");
  return (
    <Dialog
      title={`Retention of ${whose}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" disabled={!next}>
            Review the change…
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          if (next) onChoose(next);
        }}
      >
        <PolicyFields form={form} defaultPeriod={defaultPeriod} onChange={setForm} />
      </form>
    </Dialog>
  );
}
