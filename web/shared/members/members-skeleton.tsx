import { Skeleton } from "../../components/states.tsx";

const widths = ["w-36", "w-44", "w-32", "w-40", "w-36", "w-48", "w-32", "w-40"];

/** The table of members before its first page. */
export function MembersSkeleton() {
  return (
    <div className="min-h-0 flex-1 overflow-hidden" role="status" aria-label="Loading members">
      <div className="h-8 border-b border-line" />
      {widths.map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <div key={row} className="flex h-14 items-center gap-4 border-b border-line px-3 sm:h-[34px]">
          <Skeleton className="size-4" />
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="ml-auto hidden h-3 w-52 sm:block" />
          <Skeleton className="hidden h-3 w-20 sm:block" />
        </div>
      ))}
    </div>
  );
}
