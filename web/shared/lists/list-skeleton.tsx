import { Skeleton } from "../../components/states.tsx";

const widths = ["w-40", "w-56", "w-32", "w-48", "w-36", "w-52", "w-44", "w-60", "w-40", "w-32", "w-48", "w-36"];

/** The table before its first page. */
export function ListSkeleton({ label = "Loading channels" }: { readonly label?: string }) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden" role="status" aria-label={label}>
      <div className="h-8 border-b border-line" />
      {widths.map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <div key={row} className="flex h-14 items-center gap-4 border-b border-line px-4 sm:h-[34px] lg:px-6">
          <Skeleton className="size-4" />
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="ml-auto hidden h-3 w-28 md:block" />
          <Skeleton className="hidden h-3 w-24 md:block" />
          <Skeleton className="hidden h-3 w-24 lg:block" />
        </div>
      ))}
    </div>
  );
}
