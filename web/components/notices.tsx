import { lazy, Suspense } from "react";
import { useNotices } from "../stores/notices.ts";

const NoticeCard = lazy(() => import("./notice-card.tsx"));

/** Short messages at the foot of the page, above the bars that stand there. The region is always there, so that screen readers hear what appears. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-16 z-40 flex flex-col items-center gap-2 sm:items-end"
    >
      <Suspense>
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </Suspense>
    </div>
  );
}
