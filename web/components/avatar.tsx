import { cx } from "./cx.ts";
import { initials } from "./initials.ts";

/** A person's initials. Decorative: the name stands beside it. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-2xs font-semibold text-accent-ink select-none",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
