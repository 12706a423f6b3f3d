// The few things the BFF itself asks Zoom: who someone is, and what their role allows.
import * as v from "valibot";
import { operationById } from "../../contract/operation-by-id.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import { readJson, zoomCodeOf } from "../zoom/answer.ts";
import type { NoAnswer, ZoomGrant } from "../zoom/call.ts";
import type { Zoom } from "../zoom/client.ts";
import { ZoomRefused, ZoomUnreachable } from "./zoom-errors.ts";

export const ZoomUser = v.object({
  id: v.string(),
  account_id: v.optional(v.string()),
  email: v.optional(v.string(), ""),
  display_name: v.optional(v.string()),
  first_name: v.optional(v.string()),
  last_name: v.optional(v.string()),
  role_id: v.optional(v.string()),
  role_name: v.optional(v.string()),
  status: v.optional(v.string()),
});
export type ZoomUser = v.InferOutput<typeof ZoomUser>;

const Permissions = v.object({ permissions: v.array(v.string()) });

/** Each throws `ZoomRefused`, `ZoomUnreachable`, or why there is no token or no turn. `asker`: whose share it spends. */
export interface ZoomPeople {
  me(grant: ZoomGrant, asker: string): Promise<ZoomUser>;
  user(grant: ZoomGrant, userId: string): Promise<ZoomUser>;
  permissions(grant: ZoomGrant, userId: string): Promise<readonly string[]>;
}

/** People wait for these answers, so what fails twice is told. */
const MOST_ATTEMPTS = 2;

export function createZoomPeople(zoom: Zoom): ZoomPeople {
  const get = async <T>(
    id: OperationId,
    params: Readonly<Record<string, string>>,
    grant: ZoomGrant,
    person: string,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<T> => {
    const result = await zoom.call(
      { operation: operationById(id), params, query: {}, body: null },
      { grant, person, lane: "interactive", signal: null, mostAttempts: MOST_ATTEMPTS },
    );
    if (result.kind === "failed") throw noAnswerTo(id, result);
    if (result.status !== 200) throw new ZoomRefused(id, result.status, zoomCodeOf(result));
    const body = readJson(result, schema);
    if (body === null) throw new ZoomUnreachable(`${id} was answered with something else.`);
    return body;
  };
  return {
    me: (grant, asker) => get("getMe", {}, grant, asker, ZoomUser),
    user: (grant, userId) => get("getUser", { userId }, grant, userId, ZoomUser),
    permissions: async (grant, userId) =>
      (await get("getUserPermissions", { userId }, grant, userId, Permissions)).permissions,
  };
}

function noAnswerTo(id: OperationId, failure: NoAnswer): unknown {
  if (failure.reason === "no_token" || failure.reason === "no_room") return zoomFailure(failure);
  return new ZoomUnreachable(`${id} got no answer.`, { cause: zoomFailure(failure) });
}

export const displayNameOf = (user: ZoomUser): string =>
  user.display_name || [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email;
