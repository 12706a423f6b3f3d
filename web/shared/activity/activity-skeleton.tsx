import { Skeleton } from "../../components/states.tsx";

const widths = ["w-40", "w-56", "w-32", "w-48", "w-36", "w-52", "w-44", "w-60"];

/** The log before its first entries. */
export function ActivitySkeleton() {
  return (
    <div role="status" aria-label="Loading activity">
      {widths.map((width) => (
        <div key={width} className="flex h-14 items-center gap-4 border-b border-line px-4 sm:h-[34px] lg:px-6">
          <Skeleton className="h-3 w-28" />
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="ml-auto hidden h-3 w-40 md:block" />
        </div>
      ))}
    </div>
  );
}
