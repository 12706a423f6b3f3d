import { type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { Name } from "../../components/name.tsx";
import type { Listed } from "../../lib/leaping-list/pages.ts";

interface RowAgesProps<Row> {
  readonly listed: readonly Listed<Row>[];
  readonly nameOf: (row: Row) => string;
  readonly agesOf: (row: Row) => string;
  /** The table. */
  readonly children: ReactNode;
}

/** Below a table, as of when the row's facts are that the pointer or the keyboard is at. */
export function RowAges<Row>({ listed, nameOf, agesOf, children }: RowAgesProps<Row>) {
  const [index, setIndex] = useState<number | null>(null);
  const row: Row | null | undefined = index === null ? null : listed[index]?.row;
  const point = ({ target }: PointerEvent<HTMLDivElement>): void => {
    const place = target instanceof Element && target.closest("[data-index]")?.getAttribute("data-index");
    if (place) setIndex(Number(place));
  };
  const follow = ({ target }: KeyboardEvent<HTMLDivElement> | FocusEvent<HTMLDivElement>): void => {
    const id = target instanceof Element ? target.getAttribute("aria-activedescendant") : null;
    const place = id && document.getElementById(id)?.getAttribute("data-index");
    if (place) setIndex(Number(place));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it watches where in the table one is, and does nothing
    <div
      className="flex min-h-0 flex-1 flex-col"
      onPointerOver={point}
      onPointerLeave={() => setIndex(null)}
      onKeyUp={follow}
      onFocus={follow}
    >
      {children}
      <p className="hidden h-7 shrink-0 items-center truncate border-t border-line px-4 text-2xs text-faint sm:flex lg:px-6">
        {row ? (
          <span className="truncate">
            <Name>{nameOf(row) || "No name"}</Name>: {agesOf(row)}
          </span>
        ) : null}
      </p>
    </div>
  );
}
