import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Exportable, exportable } from "../../../domain/desired/exportable.ts";
import { Button } from "../../components/button.tsx";
import { Checkbox, RadioGroup } from "../../components/choice.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { saveBlob } from "../../lib/csv/save-file.ts";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useInventoryStatus } from "../../shared/inventory/use-inventory-status.ts";
import { exported } from "./desired-queries.ts";
import { tooLargeText } from "./too-large-text.ts";

const labels: Readonly<Record<Exportable, string>> = {
  settings: "Types, settings and whether channels are archived",
  administrators: "Owners and administrators",
  members: "Members",
  mentionGroups: "Mention groups",
  retention: "Retention",
  spaces: "Shared spaces with their channels",
};

interface ExportDialogProps {
  /** Left out where the person may not change the file. */
  readonly onText: ((text: string) => void) | undefined;
  readonly onClose: () => void;
}

/** Writes what the inventory knows as a file: into the editor, or to keep. */
export default function ExportDialog({ onText, onClose }: ExportDialogProps) {
  const [of, setOf] = useState<ReadonlySet<Exportable>>(new Set(exportable.filter((one) => one !== "members")));
  const [lists, setLists] = useState<"exact" | "least">("exact");
  const status = useInventoryStatus();
  const [within, setWithin] = useState("");
  const { data: spaces = [] } = useQuery(inventoryQueries.spaces());
  const making = useMutation({ mutationFn: () => exported([...of], lists === "exact", within) });
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const putIntoEditor = async (file: Blob): Promise<void> => {
    const problem = tooLargeText(file.size);
    setTooLarge(problem);
    if (problem === null) onText?.(await file.text());
  };
  return (
    <Dialog
      title="Export what is now"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            isBusy={making.isPending}
            onClick={() => making.mutate(undefined, { onSuccess: (file) => saveBlob("channelkeeper.yaml", file) })}
          >
            Download
          </Button>
          {onText ? (
            <Button
              tone="primary"
              isBusy={making.isPending}
              onClick={() => making.mutate(undefined, { onSuccess: putIntoEditor })}
            >
              Put into the editor
            </Button>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>The file names every channel that the inventory knows, but for group chats, with what is chosen here.</p>
        <InventoryNote layout="paragraph" status={status} partly="the file leaves out what has not been read." />
        <Select
          label="Of which channels"
          value={within}
          options={[
            { value: "", label: "All" },
            { value: "none", label: "Those in no shared space" },
            ...spaces.map(({ id, name }) => ({ value: id, label: `The space ${name}` })),
          ]}
          onChange={setWithin}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">What the file says of each</legend>
          {exportable.map((name) => (
            <Checkbox
              key={name}
              label={labels[name]}
              checked={of.has(name)}
              onChange={(checked) => setOf(new Set(exportable.filter((one) => (one === name ? checked : of.has(one)))))}
            />
          ))}
        </fieldset>
        <RadioGroup
          legend="Lists of people, groups and channels"
          value={lists}
          options={[
            { value: "exact", label: "Exactly these", hint: "Anyone else differs from the file." },
            { value: "least", label: "At least these", hint: "Others are left to people." },
          ]}
          onChange={setLists}
        />
        {tooLarge === null ? null : <p role="alert">{tooLarge}</p>}
        {making.error ? <ErrorState error={making.error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
