// The channel that is to be protected, as Zoom knows it: however its ID was spelled, and whatever a browser calls it.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getChannel } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { orUnavailable } from "../access/permit.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

const Channel = v.object({ id: v.pipe(v.string(), v.minLength(1)), name: v.string() });
type KnownChannel = v.InferOutput<typeof Channel>;

/** @throws RequestFailure `invalid_request` where Zoom knows no such channel, `unavailable` where it cannot be asked */
export const knownChannel = (channelId: string, ask: Ask): Promise<KnownChannel> =>
  orUnavailable(async () => {
    try {
      return await ask(call(getChannel, { path: { channelId } }), Channel);
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === "not_found")
        throw new RequestFailure(
          "invalid_request",
          "The account has no channel with this ID. Choose the channel anew.",
        );
      throw error;
    }
  });
