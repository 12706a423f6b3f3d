import { type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import type { Matching } from "../../../domain/changes/matching.ts";
import { Button } from "../../components/button.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import type { RowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { WhyNot } from "../access/why-not.tsx";
import type { BulkAct } from "../changes/bulk-act.ts";
import type { Chosen, RowKind } from "../changes/chosen.ts";
import { PeopleActs } from "./people-acts.tsx";
import { useWholeSelection, type WholeSelection } from "./use-whole-selection.ts";

export interface ListedRows<Row> {
  readonly selection: RowSelection;
  /** All that is loaded. */
  readonly rows: readonly Row[];
  /** What the filters leave of it. */
  readonly shown: readonly Row[];
  /** Left out where all of it is loaded. */
  readonly list?: Pick<CursorList<unknown>, "isComplete" | "total">;
  readonly isFiltered?: boolean;
}

interface BulkBarProps<Row> extends ListedRows<Row> {
  /** `Selected spaces` */
  readonly label: string;
  readonly kind: RowKind<Row>;
  readonly acts: readonly BulkAct<Row>[];
  /** All that the filters leave, where the server can read the list too. */
  readonly matching?: Matching | undefined;
  /** All that match, where the list itself says what these are. */
  readonly whole?: WholeSelection | undefined;
  /** How many channels are in view, where the list holds some of them alone. */
  readonly listTotal?: number | undefined;
  /** Whether it is a list of channels, not of a search: a large share of those in view wants a reason. */
  readonly isOfAllChannels?: boolean;
  /** A row that is selected though no list that was loaded has it. */
  readonly rowOf?: (id: string) => Row;
  /** What the menu is called in which some of the acts stand. */
  readonly menuLabel?: string;
  /** Beside the count, e.g. a way to copy. */
  readonly aside?: ReactNode;
  /** The list is a box on the page, not a table that scrolls by itself. */
  readonly isBoxed?: boolean;
}

/** The bar below a list in which rows are selected, with what can be done with them. */
export function BulkBar<Row>(props: BulkBarProps<Row>) {
  const { label, kind, acts, selection, rows, shown, list, isFiltered = false, matching, rowOf, aside } = props;
  const { ids, select } = selection;
  useFocusFallback();
  const latestIds = useRef(ids);
  latestIds.current = ids;
  const isComplete = list?.isComplete ?? true;
  const allCount = isComplete ? rows.length : list?.total;
  const ofCount = isFiltered ? (isComplete ? shown.length : undefined) : allCount;

  // What was done with them may have taken them from the rows while the results still have to name them.
  const seen = useRef(new Map<string, Row>());
  for (const row of rows) if (ids.has(kind.idOf(row))) seen.current.set(kind.idOf(row), row);
  const shownIds = useMemo(() => shown.map((row) => kind.idOf(row)), [shown, kind]);
  const hiddenCount = ids.size - shownIds.filter((id) => ids.has(id)).length;

  const canBeWhole = matching !== undefined && !isComplete;
  const own = useWholeSelection(selection, shownIds, canBeWhole && !props.whole);
  const { isWhole, selectWhole } = props.whole ?? own;
  const [asked, setAsked] = useState<{ readonly act: BulkAct<Row>; readonly chosen: Chosen<Row> } | null>(null);
  // They stay selected until their dialog is closed: it goes with the bar, and still has to say what became of others.
  const settled = useRef<readonly string[]>([]);
  const ask = (act: BulkAct<Row>): void => {
    settled.current = [];
    const chosen: Chosen<Row> = {
      kind,
      rows: [...ids].flatMap((id) => seen.current.get(id) ?? rowOf?.(id) ?? []),
      matching: isWhole ? matching : undefined,
      listTotal: props.listTotal ?? (props.isOfAllChannels ? (isFiltered ? shown.length : allCount) : undefined),
    };
    setAsked({ act, chosen });
  };
  const close = (): void => {
    const done = new Set(settled.current);
    select(new Set([...latestIds.current].filter((id) => !done.has(id))));
    setAsked(null);
  };
  const ofPeople = acts.filter(({ isOfPeople }) => isOfPeople);
  const refusals = new Set(acts.flatMap(({ verdict }) => (verdict && !verdict.isAllowed ? verdict : [])));
  return (
    <>
      <SelectedBar
        label={label}
        count={ids.size}
        hiddenCount={hiddenCount}
        ofCount={ofCount}
        isAll={isWhole}
        stands={props.isBoxed ? "box" : undefined}
        onSelectAll={canBeWhole ? selectWhole : selection.selectAll}
        onClear={() => select(new Set())}
        aside={aside}
        notes={[...refusals].map((verdict) => <WhyNot key={verdict.why} verdict={verdict} className="basis-full" />)}
      >
        {acts.map((act) =>
          act.isOfPeople ? (
            act === ofPeople[0] && (
              <PeopleActs key={act.id} label={props.menuLabel ?? "People"} acts={ofPeople} onChoose={ask} />
            )
          ) : (
            <Button
              key={act.id}
              tone={act.isDestructive ? "danger" : "secondary"}
              icon={<act.icon size={14} aria-hidden="true" />}
              disabled={act.verdict?.isAllowed === false}
              onClick={() => ask(act)}
            >
              {act.label}
            </Button>
          ),
        )}
      </SelectedBar>
      {asked ? (
        <Suspense>
          {asked.act.open({
            chosen: asked.chosen,
            onDone: (done) => {
              settled.current = done;
            },
            onClose: close,
          })}
        </Suspense>
      ) : null}
    </>
  );
}
