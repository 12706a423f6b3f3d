import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import { itemWords } from "../../../domain/changes/item-words.ts";
import { Badge, type BadgeTone } from "../../components/badge.tsx";
import { badgeOf } from "./result-words.ts";
import { progressOf } from "./status-words.ts";

/** Where a change stands. */
export function StatusBadge({ change }: { readonly change: ChangeInfo }) {
  const { ended, all } = progressOf(change);
  const share = change.status === "running" && all > 0 ? ` · ${Math.floor((100 * ended) / all)} %` : "";
  const { text, tone } = badgeOf(change);
  return (
    <Badge tone={tone}>
      {text}
      {share}
    </Badge>
  );
}

const tones: Partial<Readonly<Record<ChangeItemInfo["status"], BadgeTone>>> = {
  failed: "danger",
  unknown: "warn",
  stale: "warn",
  done: "accent",
};

/** What became of an item. */
export function ItemBadge({ item: { status } }: { readonly item: ChangeItemInfo }) {
  return <Badge tone={tones[status] ?? "neutral"}>{itemWords[status]}</Badge>;
}
