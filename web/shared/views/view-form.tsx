import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SavedView } from "../../../domain/saved-view.ts";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { TextField } from "../../components/field.tsx";
import { changeView, deleteView, keepView, viewsQuery } from "./view-queries.ts";

interface ViewFormProps {
  readonly page: string;
  readonly search: string;
  /** Null of one that is new. */
  readonly view: SavedView | null;
  readonly mayShare: boolean;
  readonly onClose: () => void;
}

const LONGEST_NAME = 80;

/** Keeps what is set as a view, or changes one: its name, what it shows, with whom it is shared. */
export function ViewForm({ page, search, view, mayShare, onClose }: ViewFormProps) {
  const client = useQueryClient();
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isReplaced, setReplaced] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (act: "keep" | "delete"): Promise<void> => {
      if (act === "delete" && view) await deleteView(view.id);
      else if (view) await changeView(view.id, { name, isShared, ...(isReplaced && { search }) });
      else await keepView({ page, name, search, isShared });
    },
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: viewsQuery(page).queryKey }),
  });
  const isNamed = name.trim() !== "";
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNamed && !isPending) mutate("keep");
      }}
    >
      <TextField
        label="Name"
        value={name}
        maxLength={LONGEST_NAME}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      {view && view.search !== search ? (
        <Checkbox label="Show what is set now" checked={isReplaced} onChange={setReplaced} />
      ) : null}
      {mayShare ? (
        <Checkbox
          label="Share it"
          hint="Everyone who sees the account’s channels can open it."
          checked={isShared}
          onChange={setShared}
        />
      ) : null}
      {error ? <ErrorState error={error} layout="inline" /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" isBusy={isPending} disabled={!isNamed}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
        {view ? (
          <Button tone="quiet" className="ml-auto" onClick={() => mutate("delete")}>
            Delete
          </Button>
        ) : null}
      </div>
    </form>
  );
}
