import type { GroupType } from "../../../domain/exports/directory-group-rows.ts";
import { Badge } from "../../components/badge.tsx";
import { typeLabels } from "../../shared/directory-groups/directory-group.ts";

const tones = { normal: "neutral", shared: "accent", restricted: "warn" } as const;

export function TypeBadge({ type }: { readonly type: GroupType }) {
  return <Badge tone={tones[type]}>{typeLabels[type]}</Badge>;
}
