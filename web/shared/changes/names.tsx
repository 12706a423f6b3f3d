import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Name } from "../../components/name.tsx";
import { formatCount } from "../../lib/format.ts";

/** Names listed before "Show the other 12". */
const NAMED = 8;
/** A dialog with more would be slow: of longer plans their page shows each item. */
const MOST = 1_000;

interface NamesProps {
  readonly labels: readonly string[];
  /** What there is to say of each beside its name. */
  readonly details?: readonly string[] | undefined;
  /** How many there are, where not all names are known yet. */
  readonly count?: number;
  readonly isPending?: boolean;
  /** Loads the names that are not known yet. */
  readonly onWhole?: () => void;
}

/** What a change is about, by name: the first few, and the others when they are asked for. */
export function Names({ labels, details, count = labels.length, isPending = false, onWhole }: NamesProps) {
  const [isWhole, setWhole] = useState(false);
  if (isPending)
    return (
      <p role="status" className="text-muted">
        Loading the names…
      </p>
    );
  const named = isWhole ? labels : labels.slice(0, NAMED);
  const rest = count - named.length;
  return (
    <ul className="flex max-h-72 flex-col gap-0.5 overflow-y-auto text-ink" {...(isWhole && { tabIndex: 0 })}>
      {named.map((label, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list stays as it is
        <li key={index} className="break-words">
          <Name>{label}</Name>
          {details?.[index] ? <span className="block text-xs text-muted">{details[index]}</span> : null}
        </li>
      ))}
      {rest > 0 ? (
        <li className="text-muted">
          {isWhole ? (
            "Loading the rest…"
          ) : count > MOST ? (
            `and ${formatCount(rest)} more`
          ) : (
            <Button
              tone="quiet"
              className="-ml-3"
              onClick={() => {
                setWhole(true);
                onWhole?.();
              }}
            >
              {`Show the other ${formatCount(rest)}`}
            </Button>
          )}
        </li>
      ) : null}
    </ul>
  );
}
