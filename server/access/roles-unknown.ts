import { RequestFailure } from "../middleware/bff-error.ts";

/** What decides who may do what cannot be asked at the moment; `unavailable`. */
export const rolesUnknown = (cause?: unknown): RequestFailure =>
  new RequestFailure("unavailable", "What you may do here cannot be found out now. Try again in a moment.", { cause });
