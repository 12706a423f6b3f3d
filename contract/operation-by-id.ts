import type { Operation } from "./operation.ts";
import { type OperationId, operations } from "./operations.gen.ts";

const byId = new Map<OperationId, Operation & { readonly id: OperationId }>(
  operations.map((operation) => [operation.id, operation]),
);

export function operationById(id: OperationId): Operation & { readonly id: OperationId } {
  const operation = byId.get(id);
  if (!operation) throw new Error(`the contract has no ${id}`);
  return operation;
}
