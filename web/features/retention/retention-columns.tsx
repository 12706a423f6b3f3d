import type { ReactNode } from "react";
import type { Column } from "../../components/data-table/types.ts";
import { formatDay } from "../../lib/format-time.ts";
import { cutOffDay } from "./period.ts";
import { keptFor } from "./policy.ts";
import { NameCell, PolicyMark } from "./policy-cells.tsx";
import type { PolicyRow } from "./policy-table.ts";
import type { Holds } from "./use-holds.ts";

/** Columns of the table over many channels; legal holds have theirs where the connection may see them. */
export function policyColumns(holds: Holds, nowMs: number): readonly Column<PolicyRow>[] {
  const columns: readonly Column<PolicyRow>[] = [
    {
      id: "name",
      header: "Channel",
      track: "minmax(12rem, 2fr)",
      isSortable: true,
      cell: (row) => <NameCell row={row} />,
    },
    { id: "policy", header: "Policy", track: "9rem", cell: (row) => <PolicyMark row={row} /> },
    {
      id: "kept",
      header: "Keeps for",
      track: "8rem",
      isSortable: true,
      cell: ({ policy }) => policy && keptFor(policy),
    },
    {
      id: "cutOff",
      header: "Deletes before",
      track: "9rem",
      cell: ({ policy }) => policy?.period && formatDay(cutOffDay(policy.period, nowMs)),
    },
  ];
  if (holds.state !== "known" && holds.state !== "loading") return columns;
  return [
    ...columns,
    {
      id: "holds",
      header: "Legal holds",
      track: "minmax(10rem, 1.5fr)",
      isMuted: true,
      cell: ({ id }) => (holds.state === "known" ? heldBy(holds, id).join(", ") : "…"),
    },
  ];
}

/** A row where there is no room for columns. */
export function narrowPolicyCell(holds: Holds, nowMs: number, row: PolicyRow): ReactNode {
  const { policy } = row;
  const facts = [
    policy && (policy.isCustom ? "own" : "default"),
    policy && keptFor(policy),
    policy?.period && `from ${formatDay(cutOffDay(policy.period, nowMs))}`,
    heldBy(holds, row.id).length > 0 && "legal hold",
  ].filter(Boolean);
  return (
    <span className="flex min-w-0 flex-col py-1">
      <NameCell row={row} />
      <span className="truncate text-xs text-muted">
        {facts.length > 0 ? facts.join(" · ") : <PolicyMark row={row} />}
      </span>
    </span>
  );
}

/** Names of the matters that cover somebody of a channel. */
export function heldBy(holds: Holds, channelId: string): readonly string[] {
  return holds.state === "known" ? holds.coversOf(channelId).map(({ matter }) => matter.name) : [];
}
