const LONGEST = 1_000;

/** A backslash reads as a slash in browsers, and tabs and line ends are dropped before an address is read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const misleading = /[\\\u0000-\u0020\u007f]/;

/** Where to go after signing in: the asked path when it is surely one of our own pages, else the first page. */
export function localReturnPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > LONGEST) return "/";
  if (!asked.startsWith("/") || asked.startsWith("//") || misleading.test(asked)) return "/";
  const base = "http://console.invalid";
  if (!URL.canParse(asked, base)) return "/";
  const url = new URL(asked, base);
  // `/.//host` and the like are normalised into something that would leave.
  if (url.origin !== base || url.pathname.startsWith("//")) return "/";
  if (url.pathname.startsWith("/auth/") || url.pathname.startsWith("/api/")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
