import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { PopupButton } from "../../components/popup-button.tsx";
import { useMayThrough } from "../../shared/access/use-may.ts";
import type { NameSource } from "../../shared/imports/import-kind.ts";

const loadListMenu = () => import("./list-menu.tsx");
const ListMenu = lazy(loadListMenu);
const ImportChannels = lazy(() => import("./import-channels.tsx"));
const FindChannels = lazy(() => import("../../shared/imports/find-channels.tsx"));

interface ChannelsMenuProps {
  readonly connection: ConnectionName;
  /** Where channels are found by name. */
  readonly channels: NameSource;
  /** The same, of a full name of a channel. */
  readonly where: string;
  readonly onSelect: (ids: readonly string[]) => void;
}

/** What else a list of channels offers: changes by the rows of a file, and selecting from a list of names. */
export function ChannelsMenu({ connection, channels, where, onSelect }: ChannelsMenuProps) {
  const [opened, setOpened] = useState<"import" | "select" | null>(null);
  const mayImport = useMayThrough(connection).some("set-channel-settings");
  return (
    <>
      <PopupButton
        opens="menu"
        prepare={loadListMenu}
        label="More"
        triggerClassName="flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
        trigger={<Ellipsis size={16} aria-hidden="true" />}
      >
        {(look) => <ListMenu look={look} mayImport={mayImport} onChoose={setOpened} />}
      </PopupButton>
      <Suspense>
        {opened === "import" ? (
          <ImportChannels connection={connection} channels={channels} onClose={() => setOpened(null)} />
        ) : null}
        {opened === "select" ? (
          <FindChannels
            title="Select from a list"
            verb="Select"
            hint={`One per line: a channel ID, a link that contains it, or the full name of a channel ${where}.`}
            channels={channels}
            onFound={(found) => onSelect(found.map(({ id }) => id))}
            onClose={() => setOpened(null)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
