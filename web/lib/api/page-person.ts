let personId: string | undefined;

/** User ID of the person this page belongs to; undefined until the session is known. */
export const pagePerson = (): string | undefined => personId;

/**
 * Says whose this page is. It stays theirs until it is loaded anew: what it shows and holds is theirs, so it must not
 * act as somebody who signs in later in the same browser.
 */
export function claimPage(userId: string): void {
  personId ??= userId;
}
