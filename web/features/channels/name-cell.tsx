import type { ReactNode } from "react";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { Name } from "../../components/name.tsx";
import { TypeIcon } from "../../shared/channels/type-icon.tsx";

/** What else is known of a channel, beside its name. */
export type ChannelMark = (row: ChannelRow) => ReactNode;

/** A channel in a list: its type, its name, which is a link, and its mark. */
export function NameCell({ row, href, mark }: { row: ChannelRow; href: string; mark: ChannelMark | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <TypeIcon type={row.type} />
      <a href={href} data-open="" tabIndex={-1} className="truncate font-medium hover:underline">
        <Name>{row.name}</Name>
      </a>
      {mark?.(row)}
    </span>
  );
}
