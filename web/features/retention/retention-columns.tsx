import type { ReactNode } from "react";
import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { type Period, readPeriod } from "../../../domain/retention-period.ts";
import { formatDay } from "../../lib/format-time.ts";
import { AgedCell } from "../../shared/inventory/aged-cell.tsx";
import {
  allColumns,
  type ChannelColumn,
  type ColumnContext,
} from "../../shared/inventory-channels/channel-columns.tsx";
import { cutOffDay, formatPeriod } from "./period.ts";
import { PolicyMark } from "./policy-mark.tsx";
import type { Holds } from "./use-holds.ts";

interface PolicyContext extends ColumnContext {
  /** The day from which messages are counted. */
  readonly todayMs: number;
  readonly defaultPeriod: Period | undefined;
  readonly holds: Holds;
}

const shared = new Set(["name", "type", "owner", "members", "space", "activity", "archived", "id"]);

/** Columns that are hidden until the reader asks for them. */
export const hiddenPolicyColumns: readonly string[] = ["owner", "space", "activity", "archived", "id"];

/** How long a channel keeps its messages; undefined where that is not known. */
export function periodOf(
  { retention }: Pick<InventoryChannel, "retention">,
  defaultPeriod: Period | undefined,
): Period | undefined {
  if (retention === null) return undefined;
  return retention === "" ? defaultPeriod : readPeriod(retention);
}

/** Columns of all policies; legal holds have theirs where the connection may see them. */
export function policyColumns(context: PolicyContext): readonly ChannelColumn[] {
  const { nowMs, todayMs, defaultPeriod, holds } = context;
  const [name, ...others] = allColumns(context).filter(({ id }) => shared.has(id));
  const column = (
    id: string,
    header: string,
    track: string,
    cell: (channel: InventoryChannel) => ReactNode,
    more: Partial<ChannelColumn> = {},
  ): ChannelColumn => ({ id, header, track, cell: ({ row }) => (row ? cell(row) : null), ...more });
  return [
    ...(name ? [name] : []),
    column("policy", "Policy", "9rem", ({ retention }) => <PolicyMark retention={retention} />, { isUncut: true }),
    column(
      "retention",
      "Keeps for",
      "8rem",
      (channel) => (
        <AgedCell atMs={channel.retentionAtMs} nowMs={nowMs}>
          {keptText(channel, defaultPeriod)}
        </AgedCell>
      ),
      { isSortable: true, isUncut: true },
    ),
    column(
      "cutOff",
      "Deletes before",
      "9rem",
      (channel) => {
        const period = periodOf(channel, defaultPeriod);
        return period ? formatDay(cutOffDay(period, todayMs)) : "–";
      },
      { isUncut: true },
    ),
    ...(holds.state === "known" || holds.state === "loading"
      ? [
          column(
            "holds",
            "Legal holds",
            "minmax(10rem, 1.5fr)",
            ({ id }) => (holds.state === "known" ? heldBy(holds, id).join(", ") : "…"),
            { isMuted: true },
          ),
        ]
      : []),
    ...others,
  ];
}

/** `2 years`; what Zoom wrote where that is no period. */
export function keptText(channel: InventoryChannel, defaultPeriod: Period | undefined): string {
  const period = periodOf(channel, defaultPeriod);
  return period ? formatPeriod(period) : channel.retention || "–";
}

/** Names of the matters that cover somebody of a channel. */
export function heldBy(holds: Holds, channelId: string): readonly string[] {
  return holds.state === "known" ? holds.coversOf(channelId).map(({ matter }) => matter.name) : [];
}
