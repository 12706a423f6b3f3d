import { ChevronDown, ChevronUp, Users } from "lucide-react";
import { lazy } from "react";
import { PopupButton } from "../../components/popup-button.tsx";
import type { BulkAct } from "../changes/bulk-act.ts";

const loadMenu = () => import("./acts-menu.tsx");
const ActsMenu = lazy(loadMenu);

interface PeopleActsProps<Row> {
  readonly label: string;
  readonly acts: readonly BulkAct<Row>[];
  /** Where the menu opens: above a bar at the foot of a list, which is usual. */
  readonly side?: "top" | "bottom";
  readonly onChoose: (act: BulkAct<Row>) => void;
}

/** What can be done with people in the chosen rows, in a menu. */
export function PeopleActs<Row>({ label, acts, side = "top", onChoose }: PeopleActsProps<Row>) {
  const Chevron = side === "top" ? ChevronUp : ChevronDown;
  return (
    <PopupButton
      opens="menu"
      prepare={loadMenu}
      label={label}
      triggerClassName="inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md bg-surface px-3 text-sm font-medium whitespace-nowrap select-none text-ink ring-1 ring-inset ring-line-strong hover:bg-hover pointer-coarse:h-10"
      trigger={
        <>
          <Users size={14} aria-hidden="true" />
          {label}
          <Chevron size={14} aria-hidden="true" />
        </>
      }
    >
      {(look) => (
        <ActsMenu
          look={look}
          side={side}
          items={acts.map((act) => ({
            ...act,
            unavailable: act.verdict?.isAllowed === false ? act.verdict.why : undefined,
            onSelect: () => onChoose(act),
          }))}
        />
      )}
    </PopupButton>
  );
}
