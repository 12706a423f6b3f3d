import { useQuery } from "@tanstack/react-query";
import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { readPeriod } from "../../../domain/retention-period.ts";
import { Skeleton } from "../../components/states.tsx";
import { formatDay } from "../../lib/format-time.ts";
import { ageText } from "../../shared/inventory/age.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import type { ListedChannel } from "../../shared/inventory-channels/channel-columns.tsx";
import { ChannelNameCell } from "../../shared/inventory-channels/channel-name-cell.tsx";
import { cutOffDay } from "./period.ts";
import { keptText, periodOf } from "./retention-columns.tsx";

interface NarrowPolicyProps {
  readonly listed: ListedChannel;
  readonly hrefOf: (channel: InventoryChannel) => string;
  readonly nowMs: number;
}

/** A channel's policy where there is no room for columns. */
export function NarrowPolicy({ listed: { row }, hrefOf, nowMs }: NarrowPolicyProps) {
  const { data: overview } = useQuery(inventoryQueries.retention());
  if (!row) return <Skeleton className="h-3 w-40 animate-none" />;
  const defaultPeriod = readPeriod(overview?.byDefault?.period ?? "");
  const period = periodOf(row, defaultPeriod);
  const facts =
    row.retention === null
      ? ["Not known yet"]
      : [
          row.retention === "" && !period
            ? "Account default"
            : `${keptText(row, defaultPeriod)} (${row.retention === "" ? "default" : "custom"})`,
          period && `deletes before ${formatDay(cutOffDay(period, nowMs))}`,
        ];
  return (
    <span className="flex min-w-0 flex-col py-1">
      <ChannelNameCell channel={row} href={hrefOf(row)} />
      <span className="truncate pl-[22px] text-xs text-muted">{facts.filter(Boolean).join(" · ")}</span>
      <span className="truncate pl-[22px] text-2xs text-muted">
        {row.retentionAtMs === null ? "not read yet" : `read ${ageText(row.retentionAtMs, nowMs)}`}
      </span>
    </span>
  );
}
