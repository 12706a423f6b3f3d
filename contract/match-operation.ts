import type { Operation } from "./operation.ts";
import { type OperationId, operations } from "./operations.gen.ts";
import { isPathParameter } from "./path-parameter.ts";

export interface OperationMatch {
  readonly operation: Operation & { readonly id: OperationId };
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
}

interface Node {
  readonly literals: Map<string, Node>;
  parameter: Node | null;
  readonly ends: Map<string, { operation: Operation & { readonly id: OperationId }; names: readonly string[] }>;
}

const emptyNode = (): Node => ({ literals: new Map(), parameter: null, ends: new Map() });

const root = emptyNode();
for (const operation of operations) {
  let node = root;
  const names: string[] = [];
  for (const segment of operation.path.split("/").slice(1)) {
    if (segment.startsWith("{")) {
      names.push(segment.slice(1, -1));
      node = node.parameter ??= emptyNode();
    } else {
      const next: Node = node.literals.get(segment) ?? emptyNode();
      node.literals.set(segment, next);
      node = next;
    }
  }
  node.ends.set(operation.method, { operation, names });
}

/**
 * Finds the operation a request names. A literal segment wins over a parameter, so `/users/me` is not a user id.
 *
 * @param method HTTP method, upper case.
 * @param path Path below `/v2` as it stood on the wire, still percent-encoded, without the query.
 * @returns null when the contract knows no such operation, or when a parameter is empty, does not decode, or decodes
 *   to something that could change the path: a slash, a backslash, a control character, `.` or `..`.
 */
export function matchOperation(method: string, path: string): OperationMatch | null {
  if (!path.startsWith("/")) return null;
  const segments = path.slice(1).split("/");
  const values: string[] = [];
  const end = find(root, segments, 0, method, values);
  if (!end) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of end.names.entries()) params[name] = values[index] ?? "";
  return { operation: end.operation, params };
}

function find(
  node: Node,
  segments: readonly string[],
  at: number,
  method: string,
  values: string[],
): ReturnType<Node["ends"]["get"]> {
  const segment = segments[at];
  if (segment === undefined) return node.ends.get(method);
  const literal = node.literals.get(segment);
  if (literal) {
    const found = find(literal, segments, at + 1, method, values);
    if (found) return found;
  }
  if (!node.parameter) return undefined;
  const value = decodeParameter(segment);
  if (value === null) return undefined;
  values.push(value);
  const found = find(node.parameter, segments, at + 1, method, values);
  if (!found) values.pop();
  return found;
}

function decodeParameter(segment: string): string | null {
  let value: string;
  try {
    value = decodeURIComponent(segment);
  } catch {
    return null;
  }
  return isPathParameter(value) ? value : null;
}

/**
 * The path below `/v2` of an operation with its parameters filled in and percent-encoded.
 *
 * @throws Error when a parameter is missing, empty, or would make another path.
 */
export function operationPath(operation: Operation, params: Readonly<Record<string, string>>): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? "";
    if (!isPathParameter(value)) throw new Error(`${operation.id} needs ${name}`);
    return encodeURIComponent(value);
  });
}
