import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { Name } from "../../components/name.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { type PickedPerson, pickedKey } from "../people/picked-person.ts";

/** More than this many names nobody reads. */
const NAMED = 200;

interface PickedListProps {
  readonly chosen: readonly PickedPerson[];
  /** How many of them are there by pasted text alone. */
  readonly pastedCount: number;
  /** Those to list. */
  readonly shown: readonly PickedPerson[];
  readonly onRemove: (key: string) => void;
  readonly onClear: () => void;
  readonly beside?: ((person: PickedPerson) => ReactNode) | undefined;
}

/** Whom the picker holds. */
export function PickedList({ chosen, pastedCount, shown, onRemove, onClear, beside }: PickedListProps) {
  const picked = chosen.length - pastedCount;
  const summary = [
    picked > 0 ? `${countOf(picked, "person", "people")} chosen` : null,
    pastedCount > 0 ? `${countOf(pastedCount, "address", "addresses")} pasted` : null,
  ].filter(Boolean);
  return (
    <section aria-label="Chosen people" className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <p role="status" className="font-medium">
          {summary.length === 0 ? "Nobody chosen yet" : summary.join(", ")}
        </p>
        {chosen.length > 1 ? (
          <Button tone="quiet" onClick={onClear}>
            Clear
          </Button>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <ul className="max-h-40 overflow-y-auto rounded-md py-1 ring-1 ring-line ring-inset">
          {shown.slice(0, NAMED).map((person) => (
            <li key={pickedKey(person)} className="flex items-center gap-3 pl-3 pr-1">
              <span className="min-w-0 flex-1 truncate">
                <Name>{person.name}</Name>
              </span>
              {person.email && person.email !== person.name ? (
                <span className="min-w-0 truncate text-xs text-muted max-sm:hidden">{person.email}</span>
              ) : null}
              {beside?.(person)}
              <IconButton label={`Leave out ${person.name}`} onClick={() => onRemove(pickedKey(person))}>
                <X size={14} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
          {shown.length > NAMED ? (
            <li className="px-3 py-1 text-muted">and {formatCount(shown.length - NAMED)} more</li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}
