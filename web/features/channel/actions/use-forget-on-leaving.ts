import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { ChannelRef } from "../api/channel-ref.ts";
import { forgetChannel } from "../channel-cache.ts";

/** Forgets the channel once its page is left; forgotten sooner, the page would ask for it again. */
export function useForgetOnLeaving(ref: ChannelRef): () => void {
  const client = useQueryClient();
  const isGone = useRef(false);
  useEffect(
    () => () => {
      if (isGone.current) forgetChannel(client, ref);
    },
    [client, ref],
  );
  return useCallback(() => {
    isGone.current = true;
  }, []);
}
