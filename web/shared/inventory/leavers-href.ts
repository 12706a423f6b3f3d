const LEAVERS = "/leavers";

/** Where the owners stand that have to be changed by hand. */
export const OWNER_TASKS = `${LEAVERS}/owners`;

/** The workbench of some people, or where it is asked for whom. */
export const leaversHref = (keys: readonly string[] = []): string =>
  keys.length === 0 ? LEAVERS : `${LEAVERS}?people=${keys.map(encodeURIComponent).join(",")}`;

/** That of all who were deactivated. */
export const DEACTIVATED_LEAVERS = `${LEAVERS}?of=deactivated`;
