import { keepPreviousData } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { Failure } from "../../components/failure.tsx";
import { useDraft } from "../../lib/use-draft.ts";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { Choices, chosenKeys } from "./handover-rows.ts";
import { leaverQueries } from "./leaver-queries.ts";
import { readProposedBy, readWhose, type Whose } from "./leavers-address.ts";
import { LeaversHeader } from "./leavers-header.tsx";
import { PickLeavers } from "./pick-leavers.tsx";
import { Workbench } from "./workbench.tsx";

/** Hands over what people own, administer and are in. */
export default function LeaversPage() {
  const [params] = useSearchParams();
  const whose = readWhose(params);
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Hand over · Channelkeeper</title>
      <InventoryNeeded
        title="Hand over"
        would="It shows what people who leave own, administer and are in, and hands it over in one change."
      >
        {whose === null ? <PickLeavers /> : <Loading key={keyOf(whose)} whose={whose} />}
      </InventoryNeeded>
    </div>
  );
}

const keyOf = (whose: Whose): string => (whose.of === "people" ? whose.keys.join(",") : whose.of);

function Loading({ whose }: { readonly whose: Whose }) {
  useForgetDone();
  const [params] = useSearchParams();
  const draft = useDraft(`leavers:${keyOf(whose)}`, {}, Choices);
  const proposedBy = readProposedBy(params);
  // Whom the address or an earlier visit names may have left since.
  const named = new Set([...(typeof proposedBy === "object" ? [proposedBy.key] : []), ...chosenKeys(draft.value)]);
  const { data, error, isPlaceholderData, refetch } = useFollowed({
    ...leaverQueries.of(whose, [...named]),
    placeholderData: keepPreviousData,
  });
  if (data)
    return (
      <Workbench whose={whose} leavers={data} draft={draft} proposedBy={proposedBy} isAsking={isPlaceholderData} />
    );
  return (
    <>
      <LeaversHeader whose={whose} people={[]} />
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : <MembersSkeleton />}
    </>
  );
}
