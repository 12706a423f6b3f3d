import { useRef, useState } from "react";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { RunView } from "../../components/run-view.tsx";
import { idsDone } from "../../lib/bulk/outcomes.ts";
import { isUnderWay, totalOf, useRun } from "../../lib/bulk/use-run.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { changeFresh } from "./change-fresh.ts";
import { type Change, changeOf, groupChanges, harmOf, type Target } from "./change-plan.ts";
import { ChangeReview } from "./change-review.tsx";
import type { Period } from "./period.ts";
import type { NextPolicy, Policy } from "./policy.ts";
import { PolicyFields } from "./policy-fields.tsx";
import { formOf, nextOfForm } from "./policy-form.ts";

/** Channels changed at a time. */
const LANES = 4;

interface ChangeDialogProps {
  readonly targets: readonly Target[];
  /** What each channel is given; left out, the dialog asks for one policy for all. */
  readonly given?: ((id: string) => NextPolicy | undefined) | undefined;
  readonly defaultPeriod: Period | undefined;
  readonly isHeld: ((id: string) => boolean) | undefined;
  readonly nowMs: number;
  /** Told of all changes made so far, each time more were. */
  readonly onDone: (changes: readonly Change[]) => void;
  readonly onClose: () => void;
}

/** Changes the policies of channels: says what each would lose, asks, changes, and says what became of each. */
export default function ChangeDialog(props: ChangeDialogProps) {
  const { targets, given, defaultPeriod, isHeld, nowMs, onDone, onClose } = props;
  const run = useRun();
  const [form, setForm] = useState(() => formOf(commonPolicy(targets.filter(({ isGone }) => !isGone))));
  // What is being made: the table behind the dialog changes meanwhile.
  const [made, setMade] = useState<readonly Change[]>([]);
  // What the reader was shown of each channel: changed meanwhile, it is told, and changed when it is tried again.
  const seen = useRef(new Map<string, Policy>());

  const start = async (all: readonly Change[], ids: readonly string[]): Promise<void> => {
    setMade(all);
    const byId = new Map(all.map((change) => [change.id, change]));
    const outcomes = await run.start({
      calls: ids.map((id) => [id]),
      concurrency: LANES,
      work: async ([id = ""]) => {
        const change = byId.get(id);
        if (change) await changeFresh(change, seen.current);
        return [{ id, status: "done" }];
      },
    });
    const done = new Set(idsDone(outcomes));
    if (ids.some((id) => done.has(id))) onDone(all.filter(({ id }) => done.has(id)));
    if (done.size === all.length) onClose();
  };

  if (isUnderWay(run)) {
    const names = new Map(made.map(({ id, name }) => [id, name]));
    return (
      <RunView
        run={run}
        doing={`Changing ${countOf(totalOf(run), "channel")}`}
        label="Changing"
        title="Change retention: results"
        noun="channel"
        nounPlural="channels"
        labelOf={(id) => names.get(id) ?? id}
        onRetry={(ids) => void start(made, ids)}
        onClose={onClose}
      />
    );
  }

  const next = nextOfForm(form);
  const present = targets.filter(({ isGone }) => !isGone);
  const changes = present.flatMap((target) => {
    const after = given ? given(target.id) : next;
    return after ? [changeOf(target, after, defaultPeriod, nowMs)] : [];
  });
  const groups = groupChanges(changes);
  const real = changes.filter(({ kind }) => kind !== "none");
  const [only] = targets;
  return (
    <ConfirmDialog
      title={
        targets.length === 1 && only
          ? `Retention of ${isolate(only.name)}`
          : `Retention of ${countOf(targets.length, "channel")}`
      }
      confirmLabel={real.length === 0 ? "Change" : `Change ${countOf(real.length, "channel")}`}
      harm={harmOf(groups)}
      isDestructive={groups.shorter.length + groups.unknown.length > 0}
      isBlocked={real.length === 0}
      note={<WhoseName connection="account" />}
      onConfirm={() =>
        void start(
          real,
          real.map(({ id }) => id),
        )
      }
      onClose={onClose}
    >
      {given ? null : (
        <div className="pb-2 text-ink">
          <PolicyFields form={form} defaultPeriod={defaultPeriod} onChange={setForm} />
        </div>
      )}
      <ChangeReview
        changes={changes}
        goneCount={targets.length - present.length}
        heldCount={isHeld && real.filter(({ id, kind }) => kind !== "longer" && isHeld(id)).length}
      />
    </ConfirmDialog>
  );
}

/** The policy that all have, to begin with. */
function commonPolicy(targets: readonly Target[]): Target["before"] {
  const [first, ...others] = targets.map(({ before }) => before);
  return others.every((policy) => policy?.isCustom === first?.isCustom && policy?.wire === first?.wire)
    ? first
    : undefined;
}
