// The few things the BFF itself asks Zoom: who someone is, and what their role allows.
import * as v from "valibot";
import { operationPath } from "../../contract/match-operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import type { Upstream } from "../proxy/upstream.ts";

const ZoomUser = v.object({
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
const Refusal = v.object({ code: v.number() });

/** Zoom answered, and not with what was asked for. */
export class ZoomRefused extends Error {
  override readonly name = "ZoomRefused";
  readonly status: number;
  /** Zoom's own error code, null when the body had none. */
  readonly zoomCode: number | null;
  constructor(operationId: string, status: number, zoomCode: number | null) {
    super(`Zoom answered ${operationId} with ${status}, code ${zoomCode}.`);
    this.status = status;
    this.zoomCode = zoomCode;
  }
}

/** Zoom could not be reached, broke off, or answered with something that is not what its API describes. */
export class ZoomUnreachable extends Error {
  override readonly name = "ZoomUnreachable";
}

/** Each throws `ZoomRefused` or `ZoomUnreachable`. */
export interface ZoomPeople {
  me(authorization: string): Promise<ZoomUser>;
  user(authorization: string, userId: string): Promise<ZoomUser>;
  permissions(authorization: string, userId: string): Promise<readonly string[]>;
}

export function createZoomPeople(upstream: Upstream): ZoomPeople {
  const get = async <T>(
    id: OperationId,
    params: Readonly<Record<string, string>>,
    authorization: string,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<T> => {
    const operation = operations.find((candidate) => candidate.id === id);
    if (!operation) throw new Error(`the contract has no ${id}`);
    const pool = upstream.pool(upstream.originOf(operation));
    if (!pool) throw new Error(`${id} has no pool`);
    const answer = await pool
      .request({
        method: "GET",
        path: `/v2${operationPath(operation, params)}`,
        headers: { accept: "application/json", authorization },
      })
      .then(async ({ statusCode, body }) => ({ statusCode, text: await body.text() }))
      .catch((error: unknown) => {
        throw new ZoomUnreachable(`${id} got no answer.`, { cause: error });
      });
    if (answer.statusCode !== 200) {
      const refusal = v.safeParse(v.pipe(v.string(), v.parseJson(), Refusal), answer.text);
      throw new ZoomRefused(id, answer.statusCode, refusal.success ? refusal.output.code : null);
    }
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), answer.text);
    if (!parsed.success) throw new ZoomUnreachable(`${id} was answered with something else.`);
    return parsed.output;
  };
  return {
    me: (authorization) => get("getMe", {}, authorization, ZoomUser),
    user: (authorization, userId) => get("getUser", { userId }, authorization, ZoomUser),
    permissions: async (authorization, userId) =>
      (await get("getUserPermissions", { userId }, authorization, Permissions)).permissions,
  };
}

export const displayNameOf = (user: ZoomUser): string =>
  user.display_name || [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email;
