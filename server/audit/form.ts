import type { RequestBody } from "../proxy/request-body.ts";

/** The fields of a multipart form; of its files the name and the size. Null when it is no form that can be read. */
export async function formFields({ bytes, contentType }: RequestBody): Promise<Record<string, unknown> | null> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } })
    .formData()
    // What is no form is Zoom's to refuse; its length and hash are recorded all the same.
    .catch(() => null);
  if (!form) return null;
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of form) {
    const shown = typeof value === "string" ? value : { fileName: value.name, bytes: value.size };
    const own = fields.get(name);
    // In place: whoever sends thousands of one name must not hold the process for it.
    if (own) own.push(shown);
    else fields.set(name, [shown]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
