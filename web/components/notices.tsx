import { lazy, Suspense } from "react";
import { type Notice, useNotices } from "../stores/notices.ts";
import { loadNoticeCard } from "./load-notice-card.ts";
import { Words } from "./words.tsx";

// Its own failure to load, as when the server is away, still leaves the message.
const NoticeCard = lazy(() => loadNoticeCard().catch(() => ({ default: PlainNotice })));

function PlainNotice({ notice }: { readonly notice: Notice }) {
  return (
    <p className="rounded-md bg-raised px-3 py-2 shadow-overlay">
      <Words>{notice.text}</Words>
    </p>
  );
}

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
