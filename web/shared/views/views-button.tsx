import { Bookmark } from "lucide-react";
import { lazy } from "react";
import { PopupButton } from "../../components/popup-button.tsx";

const loadPanel = () => import("./views-panel.tsx");
const ViewsPanel = lazy(loadPanel);

interface ViewsButtonProps {
  /** The page whose views these are, `/channels`. */
  readonly page: string;
  /** What of the address is kept: the list and everything set in it. */
  readonly search: string;
}

/** The views of a list: to open one, and to keep what is set. */
export function ViewsButton({ page, search }: ViewsButtonProps) {
  return (
    <PopupButton
      opens="dialog"
      prepare={loadPanel}
      label="Views"
      triggerClassName="inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
      trigger={
        <>
          <Bookmark size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">Views</span>
        </>
      }
    >
      {(look) => <ViewsPanel look={look} page={page} search={search} />}
    </PopupButton>
  );
}
