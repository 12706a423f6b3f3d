import { formatDay } from "../../../lib/format-time.ts";
import { useScheduledDeletion } from "../use-scheduled-deletion.ts";

/** What becomes of a deletion that is to come once the channel is in use again. */
export function DeletionCalledOff({ channelId }: { readonly channelId: string }) {
  const deletion = useScheduledDeletion(channelId);
  return deletion ? <p>Its deletion on {formatDay(deletion.goesOnAtMs)} (UTC) is called off.</p> : null;
}
