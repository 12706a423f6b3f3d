// A call of the Zoom API as plain data: the operation and what it is given, checked by the contract's generated types.
import type { OperationId } from "./operations.gen.ts";
import { isPathParameter } from "./path-parameter.ts";
import type { operations as ChatOperations } from "./zoom-chat.types.gen.ts";
import type { operations as UserOperations } from "./zoom-users.types.gen.ts";

/** Where an operation is; `endpoints.gen.ts` holds one for each. */
export interface Endpoint<Id extends OperationId = OperationId> {
  readonly id: Id;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path template below `/v2`, parameters in braces. */
  readonly path: string;
}

type Described = ChatOperations & UserOperations;
type ParametersOf<Id extends OperationId> = Described[Id]["parameters"];

/** Zoom's documents require both lists of ids, which are two ways to name the same people; either one will do. */
type EitherWay = "batchRemoveMembersFromChannel" | "batchDemoteChannelAdministrators";

type PathOf<Id extends OperationId> = ParametersOf<Id>["path"];
type QueryOf<Id extends OperationId> = Id extends EitherWay
  ? Partial<NonNullable<ParametersOf<Id>["query"]>>
  : ParametersOf<Id>["query"];

/** JSON a call sends. */
export type BodyOf<Id extends OperationId> = Described[Id] extends { requestBody: infer Body }
  ? JsonOf<Body>
  : Described[Id] extends { requestBody?: infer Body }
    ? JsonOf<Body> | undefined
    : undefined;

type JsonOf<Body> = [Exclude<Body, undefined>] extends [never]
  ? undefined
  : Exclude<Body, undefined> extends { content: { "application/json": infer Json } }
    ? Json
    : undefined;

/** A file of a form, by the ID under which the console's server keeps it. */
export interface StagedFile {
  readonly stagedFile: string;
}

/** The form a call sends. Zoom's document describes a file as text, so each part may be one. */
export type FormOf<Id extends OperationId> = Described[Id] extends {
  requestBody: { content: { "multipart/form-data": infer Form } };
}
  ? { readonly [Name in keyof Form]: Form[Name] | StagedFile }
  : undefined;

/** JSON of an answer of success, as documented: to be checked before it is believed. */
export type AnswerOf<Id extends OperationId> = {
  [Status in keyof Described[Id]["responses"] & (200 | 201 | 202)]: Described[Id]["responses"][Status] extends {
    content: { "application/json": infer Json };
  }
    ? Json
    : never;
}[keyof Described[Id]["responses"] & (200 | 201 | 202)];

/** A part that an operation takes, may take, or does not take. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [Key in Name]?: never }
  : undefined extends Value
    ? { readonly [Key in Name]?: Unset<Exclude<Value, undefined>> }
    : { readonly [Key in Name]: Unset<Value> };

/** What is optional may also be given as undefined, which leaves it out. */
type Unset<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]: undefined extends Value[Key] ? Value[Key] | undefined : Value[Key] }
    : Value;

export type CallParts<Id extends OperationId> = Part<"path", PathOf<Id>> &
  Part<"query", QueryOf<Id>> &
  Part<"body", BodyOf<Id>> &
  Part<"form", FormOf<Id>>;

/** The parts of a call as an argument, which may be left out where the operation needs none. */
export type PartsArgument<Id extends OperationId> =
  Record<never, never> extends CallParts<Id> ? [CallParts<Id>?] : [CallParts<Id>];

export type QueryValue = string | number | boolean | undefined;

/** A call of one operation. What says the same is equal as JSON, so it can be stored and compared. */
export interface Call<Id extends OperationId = OperationId> {
  readonly operationId: Id;
  readonly method: Endpoint["method"];
  /** Path template below `/v2`. */
  readonly template: string;
  /** Of the template, not encoded. */
  readonly params: Readonly<Record<string, string>>;
  /** What is set of it. */
  readonly query: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string | StagedFile>>;
  /** Has the server keep the file that the answer links to; see `keeping`. */
  readonly keeps?: true;
}

/**
 * A call of an operation.
 *
 * @throws Error when a parameter of the path is empty, or holds what would make another path of it.
 */
export function call<Id extends OperationId>(endpoint: Endpoint<Id>, ...parts: PartsArgument<Id>): Call<Id>;
export function call({ id, method, path: template }: Endpoint, given: Given = {}): Call {
  const { path: params = {}, body, form } = given;
  for (const [, name = ""] of template.matchAll(/\{(\w+)\}/g))
    if (!isPathParameter(params[name] ?? "")) throw new Error(`${id} needs ${name}`);
  const query: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(given.query ?? {}))
    if (value !== undefined && value !== "") query[name] = value;
  return {
    operationId: id,
    method,
    template,
    params,
    query,
    ...(body !== undefined && { body }),
    ...(form && { form }),
  };
}

/**
 * The same call, whose answer says where a file is: the server keeps that file, and answers with its ID there in place
 * of Zoom's answer, as `StagedFile`.
 */
export const keeping = (sent: Call<"getFileInfo">): Call => ({ ...sent, keeps: true });

/** What the parts of all operations have in common. */
interface Given {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string | StagedFile>>;
}

/**
 * Path and query of a call, below `/v2`, percent-encoded.
 *
 * @throws Error as `call` does: one that was stored may hold anything.
 */
export function targetOf({ operationId, template, params, query }: Call): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? "";
    if (!isPathParameter(value)) throw new Error(`${operationId} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}
