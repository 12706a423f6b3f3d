/** Scope errors of the API, classic and granular. */
export const missingScopeCodes: ReadonlySet<number> = new Set([4700, 4711]);
