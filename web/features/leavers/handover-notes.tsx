import type { Leavers } from "../../../domain/inventory/leavers.ts";
import { Link } from "../../components/link.tsx";
import { Words } from "../../components/words.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { useIsTold } from "../../shared/inventory/use-inventory-status.ts";
import type { HandoverPlan } from "./handover-plan.ts";
import type { HandoverRow } from "./handover-rows.ts";
import { cannotSucceedWords, unknownWords } from "./handover-words.ts";

interface HandoverNotesProps {
  readonly leavers: Leavers;
  readonly plan: HandoverPlan;
  /** Where someone is to take over and nobody is chosen. */
  readonly lacking: readonly HandoverRow[];
  readonly mayEdit: boolean;
  readonly toSection: (id: string) => string;
}

/** What there is to know before the plan is reviewed. */
export function HandoverNotes({ leavers, plan, lacking, mayEdit, toSection }: HandoverNotesProps) {
  const seesAll = useIsTold();
  const { people, total, unknown, chosen } = leavers;
  const unfit = cannotSucceedWords(chosen);
  const [first] = lacking;
  const changes = plan.parts.reduce((sum, { targets }) => sum + targets.length, 0);
  return (
    <div className="flex max-w-4xl flex-col gap-1 px-4 pt-1 pb-2 text-muted lg:px-6">
      <p role="status" hidden={people.length === 0}>
        The plan has {countOf(changes, "change")}
        {plan.tasks.length === 0 ? "" : `, and ${countOf(plan.tasks.length, "owner")} to change by hand`}.
        {plan.tasks.length === 0 ? "" : " Only Zoom’s web portal changes who owns a channel."}
      </p>
      {first ? (
        <p className="text-warn-ink">
          {countOf(lacking.length, "thing has", "things have")} nobody to take over and will be left out:{" "}
          <Link to={toSection(first.section)} className="underline">
            choose successors
          </Link>
          .
        </p>
      ) : null}
      {people.length + unknown.length < total ? (
        <p className="text-warn-ink">
          These are {formatCount(people.length)} of {formatCount(total)} people, those who own the most. The others are
          shown once these are handed over.
        </p>
      ) : null}
      {unknown.length > 0 ? <p className="text-warn-ink">{unknownWords(unknown.length, seesAll)}</p> : null}
      {unfit === "" ? null : (
        <p className="text-warn-ink">
          <Words>{unfit}</Words>
        </p>
      )}
      {mayEdit ? null : (
        <p>You can look at this, and not change it: your role does not include “Change channel settings”.</p>
      )}
    </div>
  );
}
