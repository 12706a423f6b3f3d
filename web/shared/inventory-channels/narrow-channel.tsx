import { channelTypes } from "../../../domain/channel-words.ts";
import { Skeleton } from "../../components/states.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { oldestText } from "./ages-text.ts";
import type { ListedChannel } from "./channel-columns.tsx";
import { ChannelNameCell } from "./channel-name-cell.tsx";

interface NarrowChannelProps {
  readonly listed: ListedChannel;
  readonly hrefOf: (channel: NonNullable<ListedChannel["row"]>) => string;
  readonly nowMs: number;
}

/** A row where there is no room for columns: what it is, whose, and as of when. */
export function NarrowChannel({ listed: { row }, hrefOf, nowMs }: NarrowChannelProps) {
  if (!row) return <Skeleton className="h-3 w-40 animate-none" />;
  const { type, owner, ownerIs, members, outsiders } = row;
  const details = [
    channelTypes[type],
    ownerIs === "none" ? "no owner" : owner && `${isolate(owner)}${ownerIs === "active" ? "" : ` (${ownerIs})`}`,
    members === null ? null : countOf(members, "member"),
    outsiders ? `${outsiders} external` : null,
  ];
  return (
    <span className="flex min-w-0 flex-col py-1">
      <ChannelNameCell channel={row} href={hrefOf(row)} />
      <span className="truncate pl-[22px] text-xs text-muted">
        <Words>{details.filter(Boolean).join(" · ")}</Words>
      </span>
      <span className="truncate pl-[22px] text-2xs text-muted">{oldestText(row, nowMs)}</span>
    </span>
  );
}
