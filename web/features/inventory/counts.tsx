import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { Link } from "../../components/link.tsx";
import { formatCount } from "../../lib/format.ts";

const figures: readonly {
  readonly of: keyof InventoryStatus["counts"];
  readonly label: string;
  readonly to?: string;
}[] = [
  { of: "people", label: "People" },
  { of: "channels", label: "Channels", to: "/channels?tab=all&via=account" },
  { of: "memberships", label: "Memberships" },
  { of: "spaces", label: "Shared spaces", to: "/spaces?via=account" },
  { of: "mentionGroups", label: "Mention groups", to: "/mention-groups?via=account" },
  { of: "directoryGroups", label: "Directory groups", to: "/directory-groups?via=account" },
  { of: "emojis", label: "Emojis", to: "/emoji?via=account" },
];

/** How much is known. */
export function Counts({ counts }: Pick<InventoryStatus, "counts">) {
  return (
    <dl aria-label="Known" className="grid grid-cols-2 gap-x-8 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-10">
      {figures.map(({ of, label, to }) => (
        <div key={of} className="flex flex-col-reverse">
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="text-xl font-semibold tabular-nums">
            {to ? (
              <Link to={to} className="rounded-sm hover:underline">
                {formatCount(counts[of])}
              </Link>
            ) : (
              formatCount(counts[of])
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
