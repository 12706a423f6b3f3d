import { kindLabels, type SpaceChannel } from "../../../domain/exports/space-rows.ts";
import { Badge } from "../../components/badge.tsx";

export function KindBadge({ kind }: { readonly kind: SpaceChannel["kind"] }) {
  return kind === "general" ? <Badge tone="accent">{kindLabels.general}</Badge> : kindLabels[kind];
}
