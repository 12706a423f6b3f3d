/** An answer's body: JSON, or the text itself when it is none. A `null` says as little as what is left out: Zoom sends both. */
export function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => value ?? undefined);
  } catch {
    // The page of some gateway or an empty body: the text itself is what there is to report.
    return text;
  }
}

/** What a refusal counts as whose answer says 200. */
export const REFUSED_STATUS = 400;

/** Whether a body is an error: Zoom refuses some calls with one in an answer of success. */
export function isRefusal(body: unknown): boolean {
  if (typeof body !== "object" || body === null || !("code" in body && "message" in body)) return false;
  return typeof body.message === "string" && /^[1-9]\d*$/.test(String(body.code));
}
