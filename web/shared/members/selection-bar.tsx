import { useMemo } from "react";
import { Button } from "../../components/button.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import type { Verdict } from "../access/verdict.ts";
import { WhyNot } from "../access/why-not.tsx";
import type { Access } from "../channel/model/access.ts";
import type { Member } from "../people/member.ts";
import type { MemberAction } from "./member-change.ts";

interface SelectionBarProps {
  readonly access: Pick<Access, MemberAction>;
  /** All loaded members. */
  readonly members: readonly Member[];
  /** Members that pass the filters. */
  readonly shown: readonly Member[];
  readonly selected: ReadonlySet<string>;
  /** How many could be selected, where known. */
  readonly ofCount: number | undefined;
  readonly onSelectAll: () => void;
  readonly onAct: (action: MemberAction, people: readonly Member[]) => void;
  readonly onClear: () => void;
}

/** What can be done with the selected members. */
export function SelectionBar(props: SelectionBarProps) {
  const { access, members, shown, selected, ofCount, onSelectAll, onAct, onClear } = props;
  useFocusFallback();
  const people = useMemo(() => members.filter(({ id }) => selected.has(id)), [members, selected]);
  const visible = useMemo(() => shown.filter(({ id }) => selected.has(id)).length, [shown, selected]);
  const actions: readonly { readonly action: MemberAction; readonly label: string; readonly verdict: Verdict }[] = [
    { action: "promote", label: "Promote…", verdict: access.promote },
    { action: "demote", label: "Demote…", verdict: access.demote },
    { action: "remove", label: "Remove…", verdict: access.remove },
  ];
  const refusals = new Set(actions.map(({ verdict }) => verdict).filter(({ isAllowed }) => !isAllowed));
  return (
    <SelectedBar
      label="Selected members"
      count={selected.size}
      hiddenCount={selected.size - visible}
      ofCount={ofCount}
      onSelectAll={onSelectAll}
      onClear={onClear}
      notes={[...refusals].map((verdict, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: at most three, and none has a state
        <WhyNot key={index} verdict={verdict} className="basis-full" />
      ))}
    >
      {actions.map(({ action, label, verdict }) => (
        <Button
          key={action}
          tone={action === "remove" ? "danger" : "secondary"}
          disabled={!verdict.isAllowed || people.length === 0}
          onClick={() => onAct(action, people)}
        >
          {label}
        </Button>
      ))}
    </SelectedBar>
  );
}
