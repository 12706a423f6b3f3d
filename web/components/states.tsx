import type { ReactNode } from "react";
import { Words } from "./words.tsx";

/** What a list or page shows when there is nothing to show, and what to do about it. */
export function EmptyState({
  title,
  children,
  action,
  icon,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center justify-center gap-2 px-6 py-16 text-center">
      {icon ? <div className="mb-1 text-faint">{icon}</div> : null}
      <h2 className="text-base font-medium">
        <Words>{title}</Words>
      </h2>
      {children ? <div className="max-w-md text-muted text-pretty">{children}</div> : null}
      {action ? <div className="mt-2 flex gap-2">{action}</div> : null}
    </div>
  );
}

/** Placeholder in the shape of what is coming. */
export function Skeleton({ className }: { readonly className: string }) {
  return <div aria-hidden="true" className={`skeleton ${className}`} />;
}
