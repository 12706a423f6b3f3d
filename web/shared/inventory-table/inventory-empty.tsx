import { Button, LinkButton } from "../../components/button.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { EmptyState } from "../../components/states.tsx";
import { knownShare, percentText } from "../inventory/known-share.ts";
import { type KnownStatus, useIsTold } from "../inventory/use-inventory-status.ts";
import { noneText, pluralOf, type RowNoun } from "./list-texts.ts";

interface InventoryEmptyProps {
  readonly rows: RowNoun;
  readonly isFiltered: boolean;
  readonly status: KnownStatus | undefined;
  /** Said where there are none, if not of the whole account. */
  readonly none?: string | undefined;
  readonly onClear: () => void;
}

/** Stands for the rows where there are none: none match, none were read yet, or there are none to be seen. */
export function InventoryEmpty({ rows, isFiltered, status, none, onClear }: InventoryEmptyProps) {
  const seesAll = useIsTold();
  const plural = pluralOf(rows);
  const isWhole = status?.wholeSinceMs != null;
  const share = status && knownShare(status);
  if (isFiltered)
    return (
      <EmptyState title={`No ${rows.noun} matches`} action={<Button onClick={onClear}>Clear filters</Button>}>
        {isWhole || !status
          ? null
          : share === undefined
            ? "The inventory is still being read."
            : `The inventory is still being read: ${percentText(share)} is known.`}
      </EmptyState>
    );
  if (isWhole || !status) return <EmptyState title={`No ${plural}`}>{noneText(rows, none, seesAll)}</EmptyState>;
  if (share === undefined)
    return (
      <EmptyState title={`No ${plural} yet`}>
        The account is still being read. They appear here as they are read.
      </EmptyState>
    );
  return (
    <EmptyState title={`Reading the account’s ${plural}`} action={<LinkButton to="/inventory">Inventory</LinkButton>}>
      <p>They appear here as they are read.</p>
      <div className="mt-3 w-64">
        <ProgressBar
          label="Known"
          done={Math.round(share * 100)}
          total={100}
          remainingMs={status.leftMs || undefined}
        />
      </div>
    </EmptyState>
  );
}
