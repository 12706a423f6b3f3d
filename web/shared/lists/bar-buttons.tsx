import { Columns3, ListFilter } from "lucide-react";
import { type ComponentProps, lazy } from "react";
import { cx } from "../../components/cx.ts";
import { PopupButton } from "../../components/popup-button.tsx";

const loadColumns = () => import("./columns-panel.tsx");
const ColumnsPanel = lazy(loadColumns);

const quiet =
  "inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10";

/** Opens the filters of a list. */
export function FiltersButton({ prepare, children }: Pick<ComponentProps<typeof PopupButton>, "prepare" | "children">) {
  return (
    <PopupButton
      opens="dialog"
      prepare={prepare}
      label="Filters"
      triggerClassName={quiet}
      trigger={
        <>
          <ListFilter size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">Filters</span>
        </>
      }
    >
      {children}
    </PopupButton>
  );
}

/** Opens the choice of a list's columns. */
export function ColumnsButton(props: Omit<ComponentProps<typeof ColumnsPanel>, "look">) {
  return (
    <PopupButton
      opens="dialog"
      prepare={loadColumns}
      label="Columns"
      triggerClassName={cx(quiet, "max-sm:hidden")}
      trigger={
        <>
          <Columns3 size={15} aria-hidden="true" />
          <span className="hidden md:inline">Columns</span>
        </>
      }
    >
      {(look) => <ColumnsPanel look={look} {...props} />}
    </PopupButton>
  );
}
