import { Badge } from "../../../components/badge.tsx";
import type { CheckedChannel } from "./check-channel.ts";
import { ownerWords } from "./owner-words.ts";

export function OwnerCell({ channel: { owner, ownerName } }: { channel: CheckedChannel }) {
  const word = ownerWords[owner];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {ownerName ? <span className="truncate">{ownerName}</span> : null}
      {word ? <Badge tone={owner === "external" ? "neutral" : "warn"}>{word}</Badge> : null}
    </span>
  );
}
