import type { Call, StagedFile } from "../../contract/call.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import type { StagedFiles } from "./staged-files.ts";

export interface FormBody {
  readonly bytes: Buffer;
  readonly contentType: string;
}

type Form = NonNullable<Call["form"]>;

const isFile = (part: string | StagedFile): part is StagedFile => typeof part !== "string";

/** How many files of the server a form names. */
export const fileCount = (form: Form): number => Object.values(form).filter(isFile).length;

/**
 * A form as it goes over the wire, with the files that it names.
 *
 * @throws CallFailed when one of them is not kept any more
 */
export async function formBody(form: Form, files: Pick<StagedFiles, "read">): Promise<FormBody> {
  const data = new FormData();
  for (const [field, part] of Object.entries(form)) {
    if (!isFile(part)) {
      data.set(field, part);
      continue;
    }
    const file = await files.read(part.stagedFile);
    if (!file) throw new CallFailed(GONE);
    const { bytes, contentType } = file;
    const name = typeof form.name === "string" ? form.name : field;
    // Zoom tells the type by the file's name or its content.
    data.set(field, new Blob([new Uint8Array(bytes)], { type: contentType }), `${name}.${contentType.split("/")[1]}`);
  }
  const wire = new Response(data);
  return { bytes: Buffer.from(await wire.arrayBuffer()), contentType: wire.headers.get("content-type") ?? "" };
}

const GONE = {
  kind: "refused",
  code: "file_gone",
  status: 0,
  message: "The console no longer has the picture. Add it again.",
} as const;
