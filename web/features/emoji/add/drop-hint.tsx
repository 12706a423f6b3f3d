import { ImagePlus } from "lucide-react";

/** Tells, while files are held over the page, what dropping them does. */
export function DropHint({ isShown }: { readonly isShown: boolean }) {
  if (!isShown) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-lg bg-scrim outline-2 outline-dashed -outline-offset-4 outline-accent">
      <p className="flex items-center gap-2 rounded-md bg-raised px-4 py-3 font-medium shadow-overlay">
        <ImagePlus size={18} aria-hidden="true" className="text-accent-ink" />
        Drop files to review them before anything is added
      </p>
    </div>
  );
}
