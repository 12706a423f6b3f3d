import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { changeQueries } from "./change-queries.ts";
import { actOnChange } from "./change-request.ts";

/** Calls a scheduled change off, so that it does not begin; one for its page, the notice and the channel it deletes. */
export function useCallOff(onCalledOff: (change: ChangeInfo) => void): UseMutationResult<ChangeInfo, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => actOnChange(id, "cancel"),
    onSuccess: async (change) => {
      client.setQueryData(changeQueries.one(change.id).queryKey, change);
      onCalledOff(change);
      await client.invalidateQueries({ queryKey: changeQueries.lists() });
    },
  });
}

export const calledOffText = ({ title }: Pick<ChangeInfo, "title">): string => `Called off: ${title}.`;
