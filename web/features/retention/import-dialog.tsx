import { parse } from "valibot";
import { RetentionState } from "../../../domain/resources/channel-retention.ts";
import { readPeriod } from "../../../domain/retention-period.ts";
import { type ImportedRows, ImportDialog as ImportRows } from "../../shared/imports/import-dialog.tsx";
import { retentionKind } from "../../shared/imports/retention-kind.ts";
import { channelsOfAccount } from "../../shared/inventory/inventory-queries.ts";
import type { NextPolicy } from "./policy.ts";

export interface ImportedPolicy {
  readonly id: string;
  readonly name: string;
  readonly next: NextPolicy;
}

interface ImportDialogProps {
  readonly onRead: (policies: readonly ImportedPolicy[]) => void;
  readonly onClose: () => void;
}

const sources = { channel: channelsOfAccount };

/** Takes policies out of a file. */
export default function ImportDialog({ onRead, onClose }: ImportDialogProps) {
  return (
    <ImportRows
      title="Import policies"
      kinds={[retentionKind]}
      sources={sources}
      onReview={(imported) => onRead(policiesOf(imported))}
      onClose={onClose}
    />
  );
}

function policiesOf({ rows }: ImportedRows): readonly ImportedPolicy[] {
  return rows.flatMap(({ things: { channel }, part }) => {
    if (!channel) return [];
    const { id, name } = channel;
    const { period } = parse(RetentionState, part.input);
    const own = period === null ? undefined : readPeriod(period);
    return { id, name, next: own ? { isCustom: true, period: own } : { isCustom: false } };
  });
}
