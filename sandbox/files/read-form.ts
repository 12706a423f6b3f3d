import type { IncomingMessage } from "node:http";
import type { OperationId } from "../../contract/operations.gen.ts";
import { resolve, schemasOf } from "../../contract/schemas.ts";
import type { ContentFolder, Upload, UploadSink } from "./content-folder.ts";
import { boundaryOf, MultipartError, type PartSink, readMultipart } from "./multipart.ts";

export interface FormFile extends Upload {
  readonly field: string;
  readonly name: string;
}

/** A form with its files already on disk. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly FormFile[];
  /** It said of itself that it is larger than anything the operation takes, and was not read. */
  readonly isTooLarge: boolean;
}

/** What came of reading a request's form. */
export interface FormReading {
  /** Null of a body that is no form. */
  readonly form: Form | null;
  /** What is wrong with a body that is no form. */
  readonly problem: string;
  /** Removes what is on disk; for requests that are not granted. */
  discard(): Promise<void>;
}

const nothingToDiscard = () => Promise.resolve();
const broken = (problem: string): FormReading => ({ form: null, problem, discard: nothingToDiscard });

const MAX_FIELD_BYTES = 64 * 1024;
/** What the parts beside the file may need. */
const FORM_OVERHEAD_BYTES = 1024 * 1024;

interface FileField {
  readonly name: string;
  /** Of the largest file that the field takes; of pictures the operation may take less. */
  readonly maxBytes: number;
}

/** The field of an operation's form that takes a file, from the contract. */
export function fileFieldOf(id: OperationId): FileField {
  const properties = resolve(schemasOf(id).body?.schema ?? {}).properties ?? {};
  for (const [name, property] of Object.entries(properties)) {
    const limits = Object.values(maxBytesIn(property));
    if (limits.length > 0) return { name, maxBytes: Math.max(...limits) };
  }
  throw new Error(`${id} takes no file`);
}

/** @returns the limit for pictures and for other files. */
export function maxBytesOf(id: OperationId): { readonly image: number; readonly other: number } {
  const properties = resolve(schemasOf(id).body?.schema ?? {}).properties ?? {};
  const { image = 0, other = 0 } =
    Object.values(properties)
      .map(maxBytesIn)
      .find((limits) => limits.image) ?? {};
  return { image, other };
}

function maxBytesIn(schema: { items?: object; "x-max-bytes"?: number | { image: number; other: number } }): {
  readonly image?: number;
  readonly other?: number;
} {
  const limit = schema["x-max-bytes"];
  if (typeof limit === "number") return { image: limit, other: limit };
  return limit ?? (schema.items ? maxBytesIn(schema.items) : {});
}

/** Reads the form of a request: its fields into memory, its files to disk. */
export async function readForm(request: IncomingMessage, id: OperationId, folder: ContentFolder): Promise<FormReading> {
  const boundary = boundaryOf(request.headers["content-type"]);
  if (boundary === null) return broken("Unsupported Content Type");
  const fileField = fileFieldOf(id);
  if (Number(request.headers["content-length"] ?? 0) > fileField.maxBytes + FORM_OVERHEAD_BYTES)
    return { form: { fields: {}, files: [], isTooLarge: true }, problem: "", discard: nothingToDiscard };

  const fields: Record<string, string> = {};
  const sinks: { field: string; name: string; sink: UploadSink }[] = [];
  const discard = async () => {
    for (const { sink } of sinks) await sink.discard();
  };
  try {
    // The request outlives a form that breaks off: it still has to be answered.
    const body = request.iterator({ destroyOnReturn: false });
    await readMultipart(body, boundary, ({ name, filename }) => {
      if (name !== fileField.name) return textSink((text) => (fields[name] ??= text));
      const sink = folder.create(fileField.maxBytes);
      sinks.push({ field: name, name: filename ?? name, sink });
      return sink;
    });
  } catch (error) {
    await discard();
    if (!(error instanceof MultipartError)) throw error;
    // The rest of a broken form means nothing, but the client is still sending it.
    request.resume();
    return broken(error.message);
  }
  const files = sinks.map(({ field, name, sink }) => ({ ...sink.upload(), field, name }));
  return { form: { fields, files, isTooLarge: false }, problem: "", discard };
}

function textSink(done: (text: string) => void): PartSink {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    write(bytes) {
      size += bytes.length;
      if (size > MAX_FIELD_BYTES) throw new MultipartError("a field of the form is too long");
      chunks.push(Buffer.from(bytes));
    },
    end: () => done(Buffer.concat(chunks).toString("utf8")),
  };
}
