/** Scope errors of the API, classic and granular. */
export const missingScopeCodes: ReadonlySet<string> = new Set(["4700", "4711"]);
