import { Skeleton } from "./states.tsx";

/** A page's header before what it is about has come. */
export function HeaderSkeleton() {
  return (
    <div className="flex shrink-0 flex-col gap-3 border-b border-line px-4 pt-3 lg:px-6" aria-hidden="true">
      <Skeleton className="h-3 w-20" />
      <Skeleton className="h-6 w-72 max-w-full" />
      <Skeleton className="h-4 w-96 max-w-full" />
      <div className="flex h-9 items-center gap-5">
        {["w-14", "w-16", "w-24", "w-14", "w-14"].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tabs never change
          <Skeleton key={index} className={`h-3 ${width}`} />
        ))}
      </div>
    </div>
  );
}

/** A tab before its code or data has come. */
export function TabSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex max-w-3xl flex-col gap-6 px-4 py-6 lg:px-6">
      {["w-48", "w-64", "w-56", "w-40"].map((width) => (
        <div key={width} className="flex flex-col gap-2.5">
          <Skeleton className={`h-3.5 ${width}`} />
          <Skeleton className="h-8 w-full" />
        </div>
      ))}
    </div>
  );
}
