import { cx } from "./cx.ts";
import { Link } from "./link.tsx";

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** Where the tab stands, so that it is in the URL. */
  readonly to: string;
  readonly count?: string | undefined;
}

/** Parts of a page as links: each has its own URL. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-5 overflow-x-auto [scrollbar-width:none]">
      {tabs.map((tab) => {
        const isCurrent = tab.id === current;
        return (
          <Link
            key={tab.id}
            to={tab.to}
            ref={isCurrent ? showTab : undefined}
            aria-current={isCurrent ? "page" : undefined}
            className={cx(
              "flex h-9 shrink-0 items-center gap-1.5 border-b-2 whitespace-nowrap focus-visible:-outline-offset-2 pointer-coarse:h-11",
              isCurrent
                ? "border-accent font-medium text-ink"
                : "border-transparent text-muted hover:border-line-strong hover:text-ink",
            )}
          >
            {tab.label}
            {tab.count ? <span className="text-xs text-muted">{tab.count}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}

/** Where the tabs do not fit, the current one is scrolled to, also when there is less room than before. */
function showTab(tab: HTMLAnchorElement): () => void {
  // Told first with the next frame, when the page is laid out in any case.
  const observer = new ResizeObserver(() => {
    const row = tab.parentElement;
    if (!row || row.scrollWidth <= row.clientWidth) return;
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  });
  if (tab.parentElement) observer.observe(tab.parentElement);
  return () => observer.disconnect();
}
