import { FlaskConical } from "lucide-react";

export default function SandboxBanner() {
  return (
    <aside
      aria-label="Sandbox"
      className="flex shrink-0 items-center justify-center gap-2 border-t border-warn-line bg-warn-soft px-4 py-1 text-xs text-warn-ink"
    >
      <FlaskConical size={13} aria-hidden="true" className="shrink-0" />
      <p>
        <strong className="font-semibold">Sandbox.</strong>{" "}
        <span className="max-sm:hidden">A made-up company; nothing</span>
        <span className="sm:hidden">Nothing</span> here reaches Zoom.
      </p>
    </aside>
  );
}
