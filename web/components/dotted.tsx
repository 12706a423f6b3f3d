import { Fragment, type ReactNode } from "react";

/** Facts on one line, with dots between those that there are. Each has a place of its own. */
export function Dotted({ facts }: { readonly facts: readonly ReactNode[] }) {
  let count = 0;
  return facts.map((fact, index) =>
    fact === null || fact === "" ? null : (
      // biome-ignore lint/suspicious/noArrayIndexKey: each fact has its place
      <Fragment key={index}>
        {count++ > 0 ? " · " : null}
        {fact}
      </Fragment>
    ),
  );
}
