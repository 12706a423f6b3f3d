import type { RowSelection } from "../../lib/cursor-list/use-row-selection.ts";

interface SelectBoxProps {
  readonly selection: RowSelection;
  /** Left out where it cannot be selected: the room for the box stays. */
  readonly id: string | undefined;
  readonly name: string;
}

/** Selects a line of a list that is no table. */
export function SelectBox({ selection: { ids, select }, id, name }: SelectBoxProps) {
  if (id === undefined) return <span aria-hidden="true" className="w-4 shrink-0" />;
  return (
    // Above a link that spans the line, and large enough for a finger.
    <label className="relative z-1 -m-2 flex shrink-0 p-2 pointer-coarse:-m-3 pointer-coarse:p-3">
      <input
        type="checkbox"
        className="size-4"
        aria-label={`Select ${name}`}
        checked={ids.has(id)}
        onChange={(event) => {
          const next = new Set(ids);
          if (event.target.checked) next.add(id);
          else next.delete(id);
          select(next);
        }}
      />
    </label>
  );
}
