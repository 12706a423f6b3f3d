import { useQueryClient } from "@tanstack/react-query";
import { UserRoundCheck } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { Leavers } from "../../../domain/inventory/leavers.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { RestoredNote } from "../../components/restored-note.tsx";
import { EmptyState } from "../../components/states.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { formatCount } from "../../lib/format.ts";
import type { Draft } from "../../lib/use-draft.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { PEOPLE } from "../../shared/inventory/person-href.ts";
import { useInventoryStatus, useIsTold } from "../../shared/inventory/use-inventory-status.ts";
import { AddLeaver } from "./add-leaver.tsx";
import { HandoverNotes } from "./handover-notes.tsx";
import { handoverPlan } from "./handover-plan.ts";
import { type Choices, type HandoverRow, handoverRows, lacksSuccessor } from "./handover-rows.ts";
import { nothingWords } from "./handover-words.ts";
import { leaverQueries } from "./leaver-queries.ts";
import { type ProposedBy, readSection, sections, type Whose } from "./leavers-address.ts";
import { LeaversHeader } from "./leavers-header.tsx";
import { proposingBy } from "./propose-by.ts";
import { ProposeField } from "./propose-field.tsx";
import { SectionTable } from "./section-table.tsx";

const ReviewHandover = lazy(() => import("./review-handover.tsx"));

interface WorkbenchProps {
  readonly whose: Whose;
  readonly leavers: Leavers;
  readonly draft: Draft<Choices>;
  readonly proposedBy: ProposedBy;
  /** Whether whoever was chosen just now could take over is being asked. */
  readonly isAsking: boolean;
}

/** What some people leave, section by section, and the change that hands it over. */
export function Workbench({ whose, leavers, draft, proposedBy, isAsking }: WorkbenchProps) {
  const [params] = useSearchParams();
  const client = useQueryClient();
  const mayEdit = useMay().some("set-channel-settings");
  const { by, person } = useMemo(() => proposingBy(proposedBy, leavers.chosen), [proposedBy, leavers.chosen]);
  const rows = useMemo(() => handoverRows(leavers, by, draft.value), [leavers, by, draft.value]);
  const plan = useMemo(() => handoverPlan(rows, leavers.people), [rows, leavers.people]);
  // What is reviewed stays as it was when the review began.
  const [reviewed, setReviewed] = useState<typeof plan | null>(null);
  const status = useInventoryStatus();

  const counts = new Map(sections.map(({ id }) => [id, rows.filter(({ section }) => section === id).length]));
  const section = readSection(params) ?? sections.find(({ id }) => counts.get(id))?.id ?? "owned";
  const shown = useMemo(() => rows.filter((row) => row.section === section), [rows, section]);
  const toSection = (id: string): string => {
    const next = new URLSearchParams(params);
    next.set("section", id);
    next.delete("find");
    return `?${next}`;
  };
  const choose = (some: readonly HandoverRow[], choice: Choices[string] | null): void => {
    const next = { ...draft.value };
    for (const { id } of some) {
      if (choice === null) delete next[id];
      else next[id] = { ...next[id], ...choice };
    }
    draft.change(next);
  };
  const lacking = rows.filter(lacksSuccessor);
  const isKnown = status !== undefined && status.wholeSinceMs !== null;
  const nothing = nothingWords({ whose, people: leavers.people, isKnown, seesAll: useIsTold() });
  const isNothing = plan.parts.length === 0 && plan.tasks.length === 0;
  return (
    <>
      <LeaversHeader whose={whose} people={leavers.people}>
        {mayEdit ? (
          <Button tone="primary" disabled={isNothing || isAsking} onClick={() => setReviewed(plan)}>
            Review the plan…
          </Button>
        ) : null}
      </LeaversHeader>
      {whose.of === "people" ? <AddLeaver keys={whose.keys} /> : null}
      <DoneStrip />
      {draft.isRestored ? (
        <div className="px-4 lg:px-6">
          <RestoredNote onDiscard={draft.discard} />
        </div>
      ) : null}
      <InventoryNote
        status={status}
        partly="these people may own, administer and be in more. The plan has only what is known by now."
      />
      <HandoverNotes leavers={leavers} plan={plan} lacking={lacking} mayEdit={mayEdit} toSection={toSection} />
      {rows.length === 0 ? (
        <EmptyState
          icon={<UserRoundCheck size={28} aria-hidden="true" />}
          title={nothing.title}
          action={<LinkButton to={PEOPLE}>All people</LinkButton>}
        >
          {nothing.text}
        </EmptyState>
      ) : (
        <>
          <ProposeField proposedBy={proposedBy} person={person} leaverKeys={leavers.people.map(({ key }) => key)} />
          <div className="border-b border-line px-4 lg:px-6">
            <Tabs
              label="What they are in"
              current={section}
              tabs={sections.map(({ id, label }) => ({
                id,
                label,
                to: toSection(id),
                count: formatCount(counts.get(id) ?? 0),
              }))}
            />
          </div>
          <SectionTable
            key={section}
            section={section}
            rows={shown}
            people={leavers.people}
            listName={`leavers ${section}`}
            mayEdit={mayEdit}
            onChoose={choose}
          />
        </>
      )}
      {reviewed ? (
        <Suspense>
          <ReviewHandover
            plan={reviewed}
            people={leavers.people}
            status={status}
            onApplied={() => void client.invalidateQueries({ queryKey: leaverQueries.all })}
            onClose={() => setReviewed(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
