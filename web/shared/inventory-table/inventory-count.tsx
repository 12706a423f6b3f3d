import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { Link } from "../../components/link.tsx";
import { knownShare, percentText } from "../inventory/known-share.ts";
import { type KnownStatus, useIsTold } from "../inventory/use-inventory-status.ts";
import { countTextOf, type ListedCount } from "./list-texts.ts";

/** What is done about the rest while not all is known yet. */
const doings: Readonly<Partial<Record<InventoryStatus["state"], string>>> = {
  reading: "still reading",
  paused: "paused",
  held: "held up",
};

/** How many rows there are, and how much of the account is known as long as that is not all. */
export function InventoryCount(props: ListedCount & { readonly status: KnownStatus | undefined }) {
  const { status, total } = props;
  const doing = doingOf(status);
  return (
    <span className="hidden text-xs text-faint sm:inline" role="status">
      {total === undefined ? null : countTextOf(props)}
      {doing ? (
        <>
          {total === undefined ? null : "; "}
          <Doing className="underline hover:text-ink">{doing}</Doing>
        </>
      ) : null}
    </span>
  );
}

/** The same of the account where the count has no room for it. */
export function NarrowDoing({ status }: { readonly status: KnownStatus | undefined }) {
  const doing = doingOf(status);
  return doing ? (
    <p className="border-y border-line bg-sunken px-4 py-1 text-xs text-muted sm:hidden">
      The account: <Doing className="font-medium underline">{doing}</Doing>
    </p>
  ) : null;
}

/** Leads to the page about it, for those who see that. */
function Doing({ className, children }: { readonly className: string; readonly children: string }) {
  return useIsTold() ? (
    <Link to="/inventory" className={className}>
      {children}
    </Link>
  ) : (
    children
  );
}

/** `still reading: 3 % known`, or `still reading`; undefined where all is known. */
function doingOf(status: KnownStatus | undefined): string | undefined {
  const doing = status && status.wholeSinceMs === null ? doings[status.state] : undefined;
  const share = status && knownShare(status);
  return doing && share !== undefined ? `${doing}: ${percentText(share)} known` : doing;
}
