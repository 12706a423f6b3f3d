import type { ReactNode } from "react";
import { Badge } from "../../components/badge.tsx";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { ForbiddenError, NotFoundError } from "../../lib/api/errors.ts";
import { formatDay } from "../../lib/format-time.ts";
import { tabPath } from "../channel/channel-tabs.ts";
import { cutOffDay } from "./period.ts";
import { keptFor } from "./policy.ts";
import type { PolicyRow } from "./policy-table.ts";
import type { Holds } from "./use-holds.ts";

export function rowPath({ id }: PolicyRow): string {
  return tabPath(id, "account", "retention");
}

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

function NameCell({ row }: { readonly row: PolicyRow }) {
  return (
    <a href={rowPath(row)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
      <Name>{row.name}</Name>
    </a>
  );
}

function PolicyMark({ row: { policy, error } }: { readonly row: PolicyRow }) {
  if (policy) return policy.isCustom ? <Badge tone="accent">Own period</Badge> : "Account default";
  if (!error) return <span className="text-muted">Not loaded yet</span>;
  const text =
    error instanceof NotFoundError ? "No such channel" : error instanceof ForbiddenError ? "No access" : "Failed";
  return (
    <span className="text-danger-ink" title={error.message}>
      {text}
    </span>
  );
}
