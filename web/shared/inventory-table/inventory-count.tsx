import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { Link } from "../../components/link.tsx";
import { knownShare, percentText } from "../inventory/known-share.ts";
import { countTextOf, type ListedCount } from "./list-texts.ts";

/** What is done about the rest while not all is known yet. */
const doings: Readonly<Partial<Record<InventoryStatus["state"], string>>> = {
  reading: "still reading",
  paused: "paused",
  held: "held up",
};

/** How many rows there are, and how much of the account is known as long as that is not all. */
export function InventoryCount(props: ListedCount & { readonly status: InventoryStatus | undefined }) {
  const { status } = props;
  const doing = status && status.wholeSinceMs === null ? doings[status.state] : undefined;
  return (
    <span className="hidden text-xs text-faint sm:inline" role="status">
      {countTextOf(props)}
      {status && doing ? (
        <>
          {"; "}
          <Link to="/inventory" className="underline hover:text-ink">
            {doing}: {percentText(knownShare(status))} known
          </Link>
        </>
      ) : null}
    </span>
  );
}
