import { Name } from "../../components/name.tsx";

/** Names listed before "and 12 more". */
const NAMED = 8;

interface NamesProps {
  readonly labels: readonly string[];
  /** What there is to say of each beside its name. */
  readonly details?: readonly string[] | undefined;
  /** How many there are, where not all names are known yet. */
  readonly count?: number;
}

/** What a change is about, by name: the first few, and how many more. */
export function Names({ labels, details, count = labels.length }: NamesProps) {
  const named = labels.slice(0, NAMED);
  return (
    <ul className="flex flex-col gap-0.5 text-ink">
      {named.map((label, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list stays as it is
        <li key={index} className="truncate">
          <Name>{label}</Name>
          {details?.[index] ? <span className="block truncate text-xs text-muted">{details[index]}</span> : null}
        </li>
      ))}
      {count > named.length ? <li className="text-muted">and {count - named.length} more</li> : null}
    </ul>
  );
}
