import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Menu } from "./menu.tsx";

/** What can be done with the thing a page is about. */
export function ActionsMenu({ children }: { readonly children: ReactNode }) {
  return (
    <Menu
      label="Actions"
      align="end"
      className="w-72"
      triggerClassName="inline-flex h-8 items-center gap-1.5 rounded-md bg-surface px-3 text-sm font-medium ring-1 ring-line-strong ring-inset hover:bg-hover pointer-coarse:h-10"
      trigger={
        <>
          Actions
          <ChevronDown size={14} aria-hidden="true" />
        </>
      }
    >
      {children}
    </Menu>
  );
}
