import { TriangleAlert } from "lucide-react";
import { lazy, Suspense, useLayoutEffect, useRef } from "react";
import { MissingScopeError, RateLimitedError, UnansweredError } from "../lib/api/errors.ts";
import { explainError } from "../lib/api/explain.ts";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { cx } from "./cx.ts";
import type { ErrorStateProps } from "./error-state.tsx";
import { RetryAfter } from "./retry-after.tsx";

const ScopeDetails = lazy(() => import("./scope-details.tsx"));

/** See `ErrorState`, which loads this. */
export default function ErrorCard({ error, onRetry, onAsk, action, layout = "page" }: ErrorStateProps) {
  const { title, text, canRetry, facts } = explainError(error);
  const isPage = layout === "page";
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = card.current;
    return () => {
      // "Try again" goes with the error, and the focus with it.
      if (!element?.contains(document.activeElement)) return;
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const next = document.querySelector<HTMLElement>('main [role="grid"]') ?? document.querySelector("main");
        next?.focus({ preventScroll: true });
      });
    };
  }, []);
  const ask = error instanceof UnansweredError ? onAsk : undefined;
  return (
    <div
      ref={card}
      role="alert"
      className={cx(
        "flex min-w-0 gap-3 text-left",
        isPage
          ? "mx-auto max-w-xl flex-col px-6 py-12"
          : "rounded-md bg-danger-soft px-3 py-2.5 ring-1 ring-transparent ring-inset",
      )}
    >
      <TriangleAlert size={isPage ? 22 : 16} aria-hidden="true" className="mt-0.5 shrink-0 text-danger-ink" />
      <div className="min-w-0 flex-1">
        <h2 className={isPage ? "text-base font-medium" : "font-medium"}>{title}</h2>
        <p className={isPage ? "text-muted" : undefined}>{text}</p>
        {error instanceof MissingScopeError ? (
          <Suspense fallback={<p className="mt-1 font-mono text-xs">{error.scopes.join(", ")}</p>}>
            <ScopeDetails scopes={error.scopes} />
          </Suspense>
        ) : null}
        <details className="mt-2 text-xs">
          <summary className="w-fit text-muted select-none hover:text-ink">Details for support</summary>
          <dl className="mt-1.5 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-1">
            {facts.map(({ label, value }) => (
              <div key={label} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd className="font-mono break-words">{value}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-1 -ml-3">
            <CopyButton label="Copy details" text={facts.map(({ label, value }) => `${label}: ${value}`).join("\n")} />
          </div>
        </details>
        {(onRetry && canRetry) || ask || action ? (
          <div className="mt-3 flex flex-wrap gap-2">
            {ask ? <Button onClick={ask}>Ask Zoom again</Button> : null}
            {onRetry && canRetry ? <Retry error={error} onRetry={onRetry} /> : null}
            {action}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function Retry({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (!(error instanceof RateLimitedError)) return <Button onClick={onRetry}>Try again</Button>;
  return <RetryAfter key={error.retryAfterMs} waitMs={error.retryAfterMs} onRetry={onRetry} />;
}
