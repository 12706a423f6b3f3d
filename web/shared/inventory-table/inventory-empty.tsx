import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { EmptyState } from "../../components/states.tsx";
import { knownShare, percentText } from "../inventory/known-share.ts";
import { pluralOf, type RowNoun } from "./list-texts.ts";

interface InventoryEmptyProps {
  readonly rows: RowNoun;
  readonly isFiltered: boolean;
  readonly status: InventoryStatus | undefined;
  /** Said where there are none, if not of the whole account. */
  readonly none?: string | undefined;
  readonly onClear: () => void;
}

/** Stands for the rows where there are none: none match, none were read yet, or the account has none. */
export function InventoryEmpty({ rows, isFiltered, status, none, onClear }: InventoryEmptyProps) {
  const plural = pluralOf(rows);
  const isWhole = status?.wholeSinceMs != null;
  if (isFiltered)
    return (
      <EmptyState title={`No ${rows.noun} matches`} action={<Button onClick={onClear}>Clear filters</Button>}>
        {isWhole || !status ? null : `The inventory is still being read: ${percentText(knownShare(status))} is known.`}
      </EmptyState>
    );
  if (isWhole || !status)
    return (
      <EmptyState title={`No ${plural}`}>
        {none ?? `The account has no ${plural} that the console has seen.`}
      </EmptyState>
    );
  return (
    <EmptyState title={`Reading the account’s ${plural}`} action={<LinkButton to="/inventory">Inventory</LinkButton>}>
      <p>They appear here as they are read.</p>
      <div className="mt-3 w-64">
        <ProgressBar
          label="Known"
          done={Math.round(knownShare(status) * 100)}
          total={100}
          remainingMs={status.leftMs || undefined}
        />
      </div>
    </EmptyState>
  );
}
