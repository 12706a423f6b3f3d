import type { BulkPlan } from "../../lib/bulk/use-bulk.ts";

// A few at a time: what comes and goes goes through the server, which has Zoom's limits to keep.
const CONCURRENCY = 3;

/** Pictures that are sent or read one by one. */
export const pictureRun = (ids: readonly string[], act: (id: string) => Promise<void>): BulkPlan => ({
  calls: ids.map((id) => [id]),
  concurrency: CONCURRENCY,
  work: async (some) => {
    for (const id of some) await act(id);
    return some.map((id) => ({ id, status: "done" }));
  },
});
