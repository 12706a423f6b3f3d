import { ChevronDown, Download } from "lucide-react";
import { lazy } from "react";
import { Button } from "./button.tsx";
import { cx } from "./cx.ts";
import { PopupButton } from "./popup-button.tsx";

const loadFormats = () => import("./export-formats.tsx");
const ExportFormats = lazy(loadFormats);

interface ExportMenuProps {
  readonly onChoose: (format: "csv" | "json") => void;
  /** More files than that of the list. */
  readonly more?: readonly MoreFile[] | undefined;
  readonly disabled?: boolean;
  /** Among other quiet buttons; where room is short, without its word. */
  readonly isQuiet?: boolean;
}

export interface MoreFile {
  readonly label: string;
  /** What is not in it, say. */
  readonly hint?: string | undefined;
  readonly onChoose: () => void;
}

/** Offers a list as a file: CSV, JSON, and what else there is. */
export function ExportMenu({ onChoose, more = [], disabled = false, isQuiet = false }: ExportMenuProps) {
  if (disabled) {
    return (
      <Button
        disabled
        icon={icon}
        tone={isQuiet ? "quiet" : "secondary"}
        className={cx(isQuiet && "px-2.5 font-normal")}
      >
        <span className={cx(isQuiet && "max-md:sr-only")}>Export</span>
      </Button>
    );
  }
  return (
    <PopupButton
      opens="menu"
      prepare={loadFormats}
      label="Export"
      triggerClassName={cx(
        "inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 hover:bg-hover pointer-coarse:h-10",
        isQuiet ? "text-muted hover:text-ink" : "bg-surface font-medium ring-1 ring-inset ring-line-strong",
      )}
      trigger={
        <>
          {icon}
          <span className={cx(isQuiet && "max-md:sr-only")}>Export</span>
          {isQuiet ? null : <ChevronDown size={13} aria-hidden="true" className="text-muted" />}
        </>
      }
    >
      {(look) => <ExportFormats look={look} more={more} onChoose={onChoose} />}
    </PopupButton>
  );
}

const icon = <Download size={15} aria-hidden="true" className="text-muted" />;
