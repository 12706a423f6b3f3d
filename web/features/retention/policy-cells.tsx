import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";
import { ForbiddenError, NotFoundError } from "../../lib/api/errors.ts";
import type { PolicyRow } from "./policy-table.ts";
import { rowPath } from "./row-path.ts";

export function NameCell({ row }: { readonly row: PolicyRow }) {
  return (
    <a href={rowPath(row)} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
      <Name>{row.name}</Name>
    </a>
  );
}

export function PolicyMark({ row: { policy, error } }: { readonly row: PolicyRow }) {
  if (policy) return policy.isCustom ? <Badge tone="accent">Custom period</Badge> : "Account default";
  if (!error) return <span className="text-muted">Not loaded yet</span>;
  const text =
    error instanceof NotFoundError ? "No such channel" : error instanceof ForbiddenError ? "No access" : "Failed";
  return (
    <span className="text-danger-ink" title={error.message}>
      {text}
    </span>
  );
}
