import { useQuery } from "@tanstack/react-query";
import type { ChannelSet } from "../../../domain/access/channel-set.ts";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { AccessFailure } from "./access-failure.tsx";
import { accessQueries } from "./access-queries.ts";
import { previewWords } from "./access-words.ts";

/** Typing rests so long before it is counted. */
const TYPED_MS = 300;

interface PreviewLineProps {
  readonly roleId: string;
  /** Null while it is not filled in. */
  readonly set: ChannelSet | null;
}

/** What a role would open over a set. */
export function PreviewLine({ roleId, set }: PreviewLineProps) {
  const asked = JSON.stringify(set);
  const settled = useSettled(asked, TYPED_MS);
  const { data, error, refetch } = useQuery({
    ...accessQueries.preview(roleId, set ?? { of: "all" }),
    enabled: set !== null && settled === asked,
  });
  return (
    <div role="status" className="min-h-5 text-ink">
      {set === null ? null : error ? (
        <AccessFailure error={error} onRetry={() => void refetch()} />
      ) : data && settled === asked ? (
        previewWords(data, set)
      ) : (
        <span className="text-muted">Counting channels…</span>
      )}
    </div>
  );
}
