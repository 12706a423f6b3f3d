import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../components/button.tsx";
import { Name } from "../../components/name.tsx";
import { countOf } from "../../lib/format.ts";

interface SeveralChoiceProps<One> {
  /** `channel` */
  readonly noun: string;
  readonly chosen: readonly One[];
  readonly onChange: (chosen: readonly One[]) => void;
  /** The field that chooses one; it starts anew for each. */
  readonly field: (label: string, onChoose: (one: One | null) => void) => ReactNode;
}

/** Chooses several, one after another. */
export function SeveralChoice<One extends { readonly id: string; readonly name: string }>({
  noun,
  chosen,
  onChange,
  field,
}: SeveralChoiceProps<One>) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div key={chosen.length}>
        {field(`Add a ${noun}`, (one) => {
          if (one && !chosen.some(({ id }) => id === one.id)) onChange([...chosen, one]);
        })}
      </div>
      <section aria-label={`Chosen ${noun}s`} className="flex min-w-0 flex-col gap-1">
        <p role="status" className="font-medium">
          {chosen.length === 0 ? `No ${noun} chosen yet` : `${countOf(chosen.length, noun)} chosen`}
        </p>
        {chosen.length > 0 ? (
          <ul className="max-h-40 overflow-y-auto rounded-md py-1 ring-1 ring-line ring-inset">
            {chosen.map(({ id, name }) => (
              <li key={id} className="flex items-center gap-3 pr-1 pl-3">
                <span className="min-w-0 flex-1 truncate">
                  <Name>{name}</Name>
                </span>
                <IconButton label={`Leave out ${name}`} onClick={() => onChange(chosen.filter((one) => one.id !== id))}>
                  <X size={14} aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </div>
  );
}
