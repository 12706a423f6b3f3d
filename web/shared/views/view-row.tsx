import { Pencil } from "lucide-react";
import type { SavedView } from "../../../domain/saved-view.ts";
import { Badge } from "../../components/badge.tsx";
import { IconButton } from "../../components/button.tsx";
import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";

interface ViewRowProps {
  readonly view: SavedView;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
}

/** A view, and the way to change it. */
export function ViewRow({ view, isCurrent, onOpen, onEdit }: ViewRowProps) {
  const { page, search, name, isShared, isOwn, owner, mayChange } = view;
  return (
    <li className="flex items-center gap-1">
      <Link
        to={`${page}?${search}`}
        onClick={onOpen}
        aria-current={isCurrent ? "true" : undefined}
        className={cx(
          "flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 hover:bg-hover pointer-coarse:min-h-10",
          isCurrent && "font-medium",
        )}
      >
        <span className="min-w-0 flex-1 truncate">
          <Name>{name}</Name>
        </span>
        {isOwn ? null : (
          <span className="max-w-24 truncate text-xs text-muted">
            <Name>{owner}</Name>
          </span>
        )}
        {isShared && isOwn ? <Badge>Shared</Badge> : null}
      </Link>
      {mayChange ? (
        <IconButton label={`Change ${name}`} onClick={onEdit}>
          <Pencil size={14} aria-hidden="true" />
        </IconButton>
      ) : null}
    </li>
  );
}
