import { X } from "lucide-react";
import { useEffect } from "react";
import { type Notice, useNotices } from "../stores/notices.ts";
import { IconButton } from "./button.tsx";
import { cx } from "./cx.ts";

const SHOWN_MS = 6_000;

/** Short messages at the foot of the page. The region is always there, so that screen readers hear what appears. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-40 flex flex-col items-center gap-2 sm:items-end"
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const dismiss = useNotices((state) => state.dismiss);
  useEffect(() => {
    if (notice.tone === "danger") return;
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return (
    <div className="pointer-events-auto flex max-w-sm items-center gap-3 rounded-md bg-raised py-1 pr-1 pl-3 shadow-overlay">
      <span
        aria-hidden="true"
        className={cx("size-1.5 shrink-0 rounded-full", notice.tone === "danger" ? "bg-danger" : "bg-accent")}
      />
      <span className="min-w-0 flex-1">{notice.text}</span>
      <IconButton label="Dismiss" onClick={() => dismiss(notice.id)}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
