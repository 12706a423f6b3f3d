import { Archive, ArchiveRestore, PencilLine, Trash2 } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { canEdit } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { selectedIds, useSelection } from "../../stores/selection.ts";
import type { ChannelAction } from "./bulk-plan.ts";

const RenameDialog = lazy(() => import("./rename-dialog.tsx"));
const ActDialog = lazy(() => import("./act-dialog.tsx"));

interface NamedChannel {
  readonly id: string;
  readonly name: string;
}

interface BulkBarProps {
  readonly listName: string;
  readonly connection: ConnectionName;
  readonly selected: ReadonlySet<string>;
  readonly rows: readonly NamedChannel[];
  /** Rows that pass the filters. */
  readonly shown: readonly NamedChannel[];
  /** How many could be selected, where known. */
  readonly ofCount: number | undefined;
  readonly onSelectAll: () => void;
  /** Told of what was done, the undoing of it too; for lists that hold more than Zoom's own do. */
  readonly onActed?: ((action: ChannelAction, ids: readonly string[]) => void) | undefined;
}

/** What can be done with the selected channels. */
export default function BulkBar(props: BulkBarProps) {
  const { listName, connection, selected, rows, shown, ofCount, onSelectAll, onActed } = props;
  const session = useSession();
  const [asked, setAsked] = useState<{ action: ChannelAction; ids: readonly string[] } | null>(null);
  const [renaming, setRenaming] = useState<readonly string[] | null>(null);
  const hiddenCount = useMemo(() => {
    let visible = 0;
    for (const { id } of shown) if (selected.has(id)) visible += 1;
    return selected.size - visible;
  }, [shown, selected]);

  // Deleted channels leave the rows while the results still have to name them.
  const names = useRef(new Map<string, string>());
  for (const { id, name } of rows) if (selected.has(id)) names.current.set(id, name);

  useEffect(
    () => () => {
      // The bar goes with the last selected row, and the focus with it: back to the table.
      queueMicrotask(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('[role="grid"]')?.focus();
      });
    },
    [],
  );

  const select = (ids: ReadonlySet<string>): void => useSelection.getState().select(listName, ids);
  const [nameOf] = useState(() => (id: string) => names.current.get(id) ?? id);
  // They stay selected until their dialog is closed: it goes with the bar, and still has to say what became of others.
  const settled = useRef<readonly string[]>([]);
  const settle = (ids: readonly string[]): void => {
    settled.current = ids;
  };
  const ask = (action: ChannelAction): void => {
    settle([]);
    setAsked({ action, ids: [...selected] });
  };
  const askNames = (): void => {
    settle([]);
    setRenaming([...selected]);
  };
  const close = (): void => {
    const left = new Set(selectedIds(listName));
    for (const id of settled.current) left.delete(id);
    select(left);
    setAsked(null);
    setRenaming(null);
  };
  return (
    <>
      <SelectedBar
        label="Selected channels"
        count={selected.size}
        hiddenCount={hiddenCount}
        ofCount={ofCount}
        onSelectAll={onSelectAll}
        onClear={() => select(new Set())}
        aside={<CopyButton label="Copy IDs" text={[...selected].join("\n")} />}
      >
        {canEdit(connection, session) ? (
          <>
            <Button icon={<PencilLine size={14} aria-hidden="true" />} onClick={askNames}>
              Rename
            </Button>
            <Button icon={<Archive size={14} aria-hidden="true" />} onClick={() => ask("archive")}>
              Archive
            </Button>
            <Button icon={<ArchiveRestore size={14} aria-hidden="true" />} onClick={() => ask("unarchive")}>
              Unarchive
            </Button>
            <Button tone="danger" icon={<Trash2 size={14} aria-hidden="true" />} onClick={() => ask("delete")}>
              Delete
            </Button>
          </>
        ) : null}
      </SelectedBar>
      {renaming ? (
        <Suspense>
          <RenameDialog ids={renaming} connection={connection} nameOf={nameOf} onDone={settle} onClose={close} />
        </Suspense>
      ) : null}
      {asked ? (
        <Suspense>
          <ActDialog
            {...asked}
            connection={connection}
            nameOf={nameOf}
            onDone={(action, ids) => {
              onActed?.(action, ids);
              settle(ids);
            }}
            onClose={close}
          />
        </Suspense>
      ) : null}
    </>
  );
}
