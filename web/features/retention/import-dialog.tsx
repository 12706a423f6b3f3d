import { useState } from "react";
import { parse } from "valibot";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { RetentionState } from "../../../domain/resources/channel-retention.ts";
import { readPeriod } from "../../../domain/retention-period.ts";
import { Button } from "../../components/button.tsx";
import { ProgressBar } from "../../components/progress-bar.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import { type ImportedRows, ImportDialog as ImportRows } from "../../shared/imports/import-dialog.tsx";
import { retentionKind } from "../../shared/imports/retention-kind.ts";
import type { NextPolicy } from "./policy.ts";
import type { TableReading } from "./use-policy-table.ts";

export interface ImportedPolicy {
  readonly id: string;
  readonly name: string;
  readonly next: NextPolicy;
}

interface ImportDialogProps {
  readonly reading: TableReading;
  /** Gets the policies once those the channels have now are read. */
  readonly onRead: (policies: readonly ImportedPolicy[]) => void;
  readonly onClose: () => void;
}

/** Takes policies out of a file, and reads what their channels have now. */
export default function ImportDialog({ reading, onRead, onClose }: ImportDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const list = useCursorList(channelQueries.public(), rowId);
  const { progress } = reading;
  const goOn = async (imported: ImportedRows): Promise<void> => {
    const policies = policiesOf(imported);
    setBusy(true);
    await reading.add(policies.map(({ id, name }) => ({ id, name: name === id ? "" : name })));
    onRead(policies);
  };
  return (
    <ImportRows
      title="Import policies"
      kinds={[retentionKind]}
      channels={{ where: "among the public channels", read: list.readAll }}
      onReview={(imported) => void goOn(imported)}
      onClose={onClose}
      busy={
        isBusy
          ? {
              body: (
                <ProgressBar
                  label="Loading the current policies"
                  done={progress ? progress.done + progress.failed : 0}
                  total={progress?.total}
                  remainingMs={progress?.remainingMs}
                />
              ),
              actions: (
                <Button onClick={reading.stop} isBusy={reading.isStopping}>
                  Stop loading
                </Button>
              ),
            }
          : undefined
      }
    />
  );
}

function policiesOf({ rows }: ImportedRows): readonly ImportedPolicy[] {
  return rows.map(({ channel: { id, name }, part }) => {
    const { period } = parse(RetentionState, part.input);
    const own = period === null ? undefined : readPeriod(period);
    return { id, name, next: own ? { isCustom: true, period: own } : { isCustom: false } };
  });
}

const rowId = (row: ChannelRow): string => row.id;
