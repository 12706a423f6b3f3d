import { useSearchParams } from "react-router";
import { Failure } from "../../components/failure.tsx";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { leaverQueries } from "./leaver-queries.ts";
import { readWhose, type Whose } from "./leavers-address.ts";
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
  const { data, error, refetch } = useFollowed(leaverQueries.of(whose));
  if (data) return <Workbench whose={whose} leavers={data} />;
  return (
    <>
      <LeaversHeader whose={whose} people={[]} />
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : <MembersSkeleton />}
    </>
  );
}
