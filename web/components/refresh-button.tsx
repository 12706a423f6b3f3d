import { RefreshCw } from "lucide-react";
import { IconButton } from "./button.tsx";

interface RefreshButtonProps {
  readonly list: {
    readonly refresh: () => void;
    readonly isFetching: boolean;
    /** It is being fetched again, rather than continued. */
    readonly isRestarting: boolean;
  };
}

/** Fetches a list again, and turns while that is under way. */
export function RefreshButton({ list }: RefreshButtonProps) {
  return (
    <IconButton label="Refresh" onClick={list.refresh} disabled={list.isFetching}>
      <RefreshCw size={15} aria-hidden="true" className={list.isRestarting ? "animate-spin" : undefined} />
    </IconButton>
  );
}
