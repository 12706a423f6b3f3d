import { CircleAlert } from "lucide-react";
import { whyInvalid } from "../../lib/addresses/why-invalid.ts";
import { countOf, formatCount } from "../../lib/format.ts";

/** More than this many nobody reads. */
const SHOWN = 200;

/** Says what of a pasted text could not be read and is left out. */
export function UnreadList({ pieces }: { readonly pieces: readonly string[] }) {
  if (pieces.length === 0) return null;
  return (
    <section aria-label="Not addresses" className="min-w-0 rounded-md bg-danger-soft px-3 py-2">
      <h3 className="font-medium text-danger-ink">
        {countOf(pieces.length, "entry is not an address", "entries are not addresses")} and will be left out
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <ul className="mt-1 max-h-32 overflow-y-auto" tabIndex={0} aria-label="Entries left out">
        {pieces.slice(0, SHOWN).map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may stand there twice
          <li key={`${piece} ${index}`} className="flex items-baseline gap-2">
            <CircleAlert size={12} aria-hidden="true" className="shrink-0 translate-y-0.5 text-danger-ink" />
            <code className="min-w-0 truncate font-mono text-xs">{piece}</code>
            <span className="shrink-0 text-xs text-muted">{whyInvalid(piece)}</span>
          </li>
        ))}
        {pieces.length > SHOWN ? <li className="text-xs">and {formatCount(pieces.length - SHOWN)} more</li> : null}
      </ul>
    </section>
  );
}
