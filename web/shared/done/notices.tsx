import { lazy, Suspense } from "react";
import { Words } from "../../components/words.tsx";
import { type Notice, useNotices } from "../../stores/notices.ts";
import { loadNoticeCard } from "./load-notice-card.ts";

// Its own failure to load, as when the server is away, still leaves the message.
const NoticeCard = lazy(() => loadNoticeCard().catch(() => ({ default: PlainNotice })));

function PlainNotice({ notice }: { readonly notice: Notice }) {
  return (
    <p className="rounded-md bg-raised px-3 py-2 shadow-overlay">
      <Words>{notice.text}</Words>
    </p>
  );
}

/** Short messages at the foot of the page, above the bars that stand there; at its top where these bars are high. The region is always there, so that screen readers hear what appears. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 top-14 z-40 sm:top-auto sm:bottom-16 flex flex-col items-center gap-2 sm:items-end"
    >
      <Suspense>
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </Suspense>
    </div>
  );
}
