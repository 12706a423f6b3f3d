import { useId, useState } from "react";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { Period } from "../../../domain/retention-period.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ChangeDialog, type Review } from "../../shared/changes/change-dialog.tsx";
import type { ChangePart } from "../../shared/changes/change-request.ts";
import { changeOf, groupChanges, harmOf } from "./change-plan.ts";
import { ChangeReview } from "./change-review.tsx";
import type { NextPolicy, Policy } from "./policy.ts";
import { PolicyFields } from "./policy-fields.tsx";
import { formOf, nextOfForm } from "./policy-form.ts";

interface Question {
  readonly defaultPeriod: Period | undefined;
  readonly isHeld: ((id: string) => boolean) | undefined;
  readonly nowMs: number;
  /** Told what became of each channel. */
  readonly onDone?: (items: readonly ChangeItemInfo[]) => void;
  readonly onClose: () => void;
}

interface Chosen {
  /** `5 channels`, or the name of one. */
  readonly whose: string;
  /** What is asked for with the policy that all of them are given. */
  readonly partsOf: (next: NextPolicy) => readonly ChangePart[];
  /** What the question begins with: the policy that all of them have. */
  readonly common?: Policy | undefined;
}

/** What each channel is given, or channels for which one policy is asked. */
type RetentionDialogProps = Question & (Chosen | { readonly parts: readonly ChangePart[] });

/** Changes the policies of channels: says what each would lose, asks, changes, and says what became of each. */
export default function RetentionDialog(props: RetentionDialogProps) {
  const { defaultPeriod, isHeld, nowMs, onDone, onClose } = props;
  const [chosen, setChosen] = useState<NextPolicy>();
  const isAsked = "partsOf" in props;
  if (isAsked && !chosen) return <ChoosePolicy {...props} onChoose={setChosen} />;

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
      request={{ connection: "account", parts: !isAsked ? props.parts : chosen ? props.partsOf(chosen) : [] }}
      verb="Change retention"
      noun="channel"
      reviewOf={reviewOf}
      {...(onDone && { onDone })}
      {...(isAsked && { onBack: () => setChosen(undefined) })}
      onClose={onClose}
    />
  );
}

type ChoosePolicyProps = Question & Chosen & { readonly onChoose: (next: NextPolicy) => void };

/** Asks for one policy for all. */
function ChoosePolicy({ whose, common, defaultPeriod, onChoose, onClose }: ChoosePolicyProps) {
  const [form, setForm] = useState(() => formOf(common));
  const formId = useId();
  const next = nextOfForm(form);
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
