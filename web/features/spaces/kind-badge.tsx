import { Badge } from "../../components/badge.tsx";
import { kindLabels, type SpaceChannel } from "../../shared/spaces/space.ts";

export function KindBadge({ kind }: { readonly kind: SpaceChannel["kind"] }) {
  return kind === "general" ? <Badge tone="accent">{kindLabels.general}</Badge> : kindLabels[kind];
}
