import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { actOnInventory, inventoryQueries } from "../../shared/inventory/inventory-queries.ts";

/** Has the reading rest, or go on. */
export function PauseButton({ isPaused }: { readonly isPaused: boolean }) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => actOnInventory(isPaused ? "resume" : "pause"),
    onSettled: () => client.invalidateQueries({ queryKey: inventoryQueries.status().queryKey }),
  });
  const Icon = isPaused ? Play : Pause;
  return (
    <>
      <Button isBusy={isPending} icon={<Icon size={14} aria-hidden="true" />} onClick={() => mutate()}>
        {isPaused ? "Resume" : "Pause"}
      </Button>
      {error ? <ErrorState error={error} layout="inline" /> : null}
    </>
  );
}
