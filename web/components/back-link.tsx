import { ArrowLeft } from "lucide-react";
import { Link } from "./link.tsx";

/** The way from a page to the list it belongs to. */
export function BackLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Link
      to={to}
      className="-ml-1 inline-flex h-6 w-fit items-center gap-1 self-start rounded-sm px-1 text-xs text-muted hover:text-ink pointer-coarse:h-9"
    >
      <ArrowLeft size={13} aria-hidden="true" />
      {children}
    </Link>
  );
}
