import type { OwnChannel } from "../../../../domain/inventory/own-channels.ts";
import { Badge } from "../../../components/badge.tsx";
import { ownerWord } from "./owner-word.ts";

export function OwnerCell({ channel }: { channel: OwnChannel }) {
  const word = ownerWord(channel);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {channel.ownerName ? <span className="truncate">{channel.ownerName}</span> : null}
      {word ? <Badge tone={channel.owner === "external" ? "neutral" : "warn"}>{word}</Badge> : null}
    </span>
  );
}
