import type { ConnectionName } from "../../../contract/bff.ts";

export type QueryValue = string | number | boolean | undefined;

/**
 * Path of an operation of the Zoom API through the BFF.
 *
 * @param template Path as in Zoom's documentation, parameters in braces.
 * @param params Values of the parameters; they are percent-encoded here.
 * @throws Error when a parameter is missing or empty.
 */
export function zoomPath(
  connection: ConnectionName,
  template: string,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, QueryValue>> = {},
): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`${template} needs ${name}`);
    return encodeURIComponent(value);
  });
  return withQuery(`/api/zoom/${connection}${path}`, query);
}

/** Appends the defined values of `query`, in the order given. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}
