import { Skeleton } from "../../components/states.tsx";

const places = Array.from({ length: 24 }, (_, at) => at);

export function GallerySkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading emojis"
      className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2 px-4 py-3 max-sm:grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] lg:px-6"
    >
      {places.map((at) => (
        <Skeleton key={at} className="h-37" />
      ))}
    </div>
  );
}
