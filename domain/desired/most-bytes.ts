/**
 * Bytes of a file. Some 15,000 channels have as many with all but their members; reading them takes a thread seconds, and
 * some 600 MB while it runs.
 */
export const MOST_BYTES = 8_000_000;
