import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { sessionQuery } from "../../lib/session.ts";
import { accessQueries } from "./access-queries.ts";

/**
 * Changes something of access; what pages show of it is read again before it is told.
 *
 * @param change Answers with the ID of what was changed.
 * @param onDone Told that ID.
 */
export function useAccessChange<Asked>(
  change: (asked: Asked) => Promise<string>,
  onDone: (id: string) => void,
): UseMutationResult<string, Error, Asked> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: accessQueries.all });
      // What one gave oneself, or took.
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onDone(id);
    },
  });
}
