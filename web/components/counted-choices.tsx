import { useState } from "react";
import { formatCount } from "../lib/format.ts";
import { Button } from "./button.tsx";
import { Name } from "./name.tsx";

export interface CountedChoice {
  readonly value: string;
  readonly text: string;
  readonly count: number;
}

interface CountedChoicesProps {
  readonly choices: readonly CountedChoice[];
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  /** There can be hundreds: the first of them are shown until all are asked for. */
  readonly isLong?: boolean;
}

/** Choices that are shown of what can have hundreds. */
const SHOWN = 7;

/** Values to filter by, each with how many rows it would leave. */
export function CountedChoices({ choices, chosen, onChange, isLong = false }: CountedChoicesProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = !isLong || isWhole ? choices : choices.slice(0, Math.max(SHOWN, chosen.length));
  return (
    <>
      {shown.map(({ value, text, count }) => (
        <label
          key={value}
          className="flex min-h-6 items-center gap-2 rounded-sm hover:bg-hover pointer-coarse:min-h-10"
        >
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          <span className="min-w-0 flex-1 truncate" title={text}>
            <Name>{text}</Name>
          </span>
          <span className="shrink-0 text-xs text-muted tabular-nums">{formatCount(count)}</span>
        </label>
      ))}
      {choices.length === 0 ? <p className="text-xs text-faint">–</p> : null}
      {shown.length < choices.length ? (
        <Button tone="quiet" className="-mx-3" onClick={() => setWhole(true)}>
          Show all {formatCount(choices.length)}
        </Button>
      ) : null}
    </>
  );
}
