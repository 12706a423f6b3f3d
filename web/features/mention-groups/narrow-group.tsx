import type { InventoryMentionGroup } from "../../../domain/inventory/mention-groups.ts";
import { Name } from "../../components/name.tsx";
import { Skeleton } from "../../components/states.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { ageText } from "../../shared/inventory/age.ts";
import { foundNames, foundPath } from "./found-columns.tsx";

interface NarrowGroupProps {
  readonly listed: Listed<InventoryMentionGroup>;
  readonly nowMs: number;
}

/** A mention group where there is no room for columns. */
export function NarrowGroup({ listed: { row }, nowMs }: NarrowGroupProps) {
  if (!row) return <Skeleton className="h-3 w-40 animate-none" />;
  const { name, channel, people, found, atMs } = row;
  return (
    <span className="flex min-w-0 flex-col py-1">
      <a href={foundPath(row)} data-open="" tabIndex={-1} className="truncate font-medium">
        <Name>{name}</Name>
      </a>
      <span className="truncate text-xs">
        in <Name>{channel}</Name>
      </span>
      <span className="truncate text-2xs text-muted">
        {found.length > 0 ? <Words>{foundNames(row)}</Words> : countOf(people, "person", "people")} ·{" "}
        {atMs === null ? "not read yet" : `read ${ageText(atMs, nowMs)}`}
      </span>
    </span>
  );
}
