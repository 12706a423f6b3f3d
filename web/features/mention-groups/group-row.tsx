import { useQuery } from "@tanstack/react-query";
import { AtSign } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { Meter } from "./meter.tsx";

interface GroupRowProps {
  readonly channelRef: ChannelRef;
  readonly group: MentionGroup;
  readonly to: string;
  /** Selects it. */
  readonly box: ReactNode;
}

/** A group in the list of its channel; how many are in it takes a call of its own. */
export function GroupRow({ channelRef, group, to, box }: GroupRowProps) {
  const { data: members, error } = useQuery(mentionGroupQueries.members(channelRef, group.id));
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 hover:bg-hover">
      {box}
      <AtSign size={16} aria-hidden="true" className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1 basis-48">
        <Link to={to} className="font-medium break-words after:absolute after:inset-0">
          <Name>{group.name}</Name>
        </Link>
        {group.description ? (
          <span className="line-clamp-2 text-xs break-words text-muted">{group.description}</span>
        ) : null}
      </span>
      {members ? (
        <Meter
          noun="people"
          value={members.length + (members.unreadable?.length ?? 0)}
          max={MAX_MEMBERS}
          className="w-46 max-sm:ml-8"
        />
      ) : (
        <span className="w-46 text-xs text-muted max-sm:ml-8">
          {error ? "Number of people unknown" : "Counting people…"}
        </span>
      )}
    </li>
  );
}
