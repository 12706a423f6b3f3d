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

export interface ZoomPeople {
  /** @throws ZoomRefused */
  me(authorization: string): Promise<ZoomUser>;
  /** @throws ZoomRefused */
  user(authorization: string, userId: string): Promise<ZoomUser>;
  /** @throws ZoomRefused */
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
    const { statusCode, body } = await pool.request({
      method: "GET",
      path: `/v2${operationPath(operation, params)}`,
      headers: { accept: "application/json", authorization },
    });
    const text = await body.text();
    if (statusCode !== 200) {
      const refusal = v.safeParse(v.pipe(v.string(), v.parseJson(), Refusal), text);
      throw new ZoomRefused(id, statusCode, refusal.success ? refusal.output.code : null);
    }
    return v.parse(v.pipe(v.string(), v.parseJson(), schema), text);
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
