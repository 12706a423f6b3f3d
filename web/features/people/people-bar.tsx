import { AlarmClockOff, UserRoundCheck } from "lucide-react";
import { type ComponentProps, lazy, Suspense, useState } from "react";
import { MOST_LEAVERS } from "../../../domain/inventory/leavers.ts";
import type { InventoryPerson } from "../../../domain/inventory/people.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { formatCount } from "../../lib/format.ts";
import { offeredBy, useMay } from "../../shared/access/use-may.ts";
import { BulkBar, type ListedRows } from "../../shared/bulk/bulk-bar.tsx";
import { leaversHref } from "../../shared/inventory/leavers-href.ts";
import { peopleActs, peopleKind } from "./people-acts.tsx";

const SnoozeRowsDialog = lazy(() => import("../../shared/findings/snooze-rows-dialog.tsx"));

type Bulk = ComponentProps<typeof BulkBar<InventoryPerson>>;

interface PeopleBarProps extends ListedRows<InventoryPerson>, Required<Pick<Bulk, "matching">>, Pick<Bulk, "whole"> {
  /** The finding whose list it is. */
  readonly findingId: string | undefined;
}

/** What can be done with the people who are selected. */
export default function PeopleBar({ findingId, ...listed }: PeopleBarProps) {
  const { ids, select } = listed.selection;
  const isAll = listed.whole?.isWhole ?? false;
  const isPartlyHere = isAll && ids.size < (listed.list?.total ?? ids.size);
  const [isSnoozing, setSnoozing] = useState(false);
  const may = useMay();
  return (
    <>
      <BulkBar
        {...listed}
        label="Selected people"
        kind={peopleKind}
        menuLabel="Groups and spaces"
        acts={offeredBy(may, peopleActs)}
        aside={
          <>
            {isPartlyHere || ids.size > MOST_LEAVERS ? (
              <p className="text-xs text-muted">
                {isPartlyHere
                  ? "Select people one by one to hand over what they lead."
                  : `At most ${formatCount(MOST_LEAVERS)} people are handed over together. Select fewer.`}
              </p>
            ) : may.some("see-channels", "see-people") ? (
              <LinkButton to={leaversHref([...ids])} icon={<UserRoundCheck size={14} aria-hidden="true" />}>
                Hand over…
              </LinkButton>
            ) : null}
            {findingId !== undefined && may.all("keep-inventory") ? (
              <Button
                tone="secondary"
                icon={<AlarmClockOff size={14} aria-hidden="true" />}
                onClick={() => setSnoozing(true)}
              >
                Snooze…
              </Button>
            ) : null}
          </>
        }
      />
      {findingId !== undefined && isSnoozing ? (
        <Suspense>
          <SnoozeRowsDialog
            findingId={findingId}
            ids={[...ids]}
            isAll={isAll}
            onDone={(done) => select(new Set([...ids].filter((id) => !done.includes(id))))}
            onClose={() => setSnoozing(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
