import type { Leavers } from "../../../domain/inventory/leavers.ts";
import { roleOf } from "../../../domain/inventory/succession.ts";
import { Link } from "../../components/link.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import type { HandoverPlan } from "./handover-plan.ts";
import type { HandoverRow } from "./handover-rows.ts";

interface HandoverNotesProps {
  readonly leavers: Leavers;
  readonly plan: HandoverPlan;
  /** Where someone is to take over and nobody is chosen. */
  readonly lacking: readonly HandoverRow[];
  readonly mayEdit: boolean;
  readonly toSection: (id: string) => string;
  /** Whoever is to be proposed everywhere is not known. */
  readonly isOneUnknown: boolean;
}

/** What there is to know before the plan is reviewed. */
export function HandoverNotes({ leavers, plan, lacking, mayEdit, toSection, isOneUnknown }: HandoverNotesProps) {
  const { people, total, unknown, spaces } = leavers;
  const [first] = lacking;
  const changes = plan.parts.reduce((sum, { targets }) => sum + targets.length, 0);
  const ownSpaces = spaces.filter((space) => roleOf(space) === "owner").length;
  return (
    <div className="flex max-w-4xl flex-col gap-1 px-4 pt-1 pb-2 text-muted lg:px-6">
      <p role="status">
        The plan has {countOf(changes, "change")}
        {plan.tasks.length === 0 ? "" : `, and ${countOf(plan.tasks.length, "owner")} to change by hand`}.
        {plan.tasks.length === 0 ? "" : " Only Zoom’s web portal changes who owns a channel."}
        {ownSpaces === 0
          ? ""
          : " Whoever owns a space now stays in it as an administrator: remove them here afterward."}
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
      {people.length < total ? (
        <p className="text-warn-ink">
          These are {formatCount(people.length)} of {formatCount(total)} people, those who own the most. The others are
          shown once these are handed over.
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <p className="text-warn-ink">
          The inventory knows nobody by {countOf(unknown.length, "of these IDs", "of these IDs")}.
        </p>
      ) : null}
      {isOneUnknown ? (
        <p className="text-warn-ink">The inventory knows nobody by the ID of the successor. Choose someone else.</p>
      ) : null}
      {mayEdit ? null : <p>You may look at this, and not change it: that takes the role to edit channels at Zoom.</p>}
    </div>
  );
}
