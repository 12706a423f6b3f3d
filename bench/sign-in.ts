/** The cookies that an answer sets. */
export const cookiesOf = (answer: Response): string[] =>
  answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** Signs in; the upstreams of benches take any code. @returns the session's cookie */
export async function signIn(url: string): Promise<string> {
  const begun = await fetch(`${url}/auth/sign-in`, { redirect: "manual" });
  const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
  const callback = `${url}/auth/callback?${new URLSearchParams({ code: "any", state })}`;
  const headers = { cookie: cookiesOf(begun).join("; ") };
  const ended = await fetch(callback, { redirect: "manual", headers });
  const cookie = cookiesOf(ended).find((pair) => pair.startsWith("channelkeeper="));
  if (!cookie) throw new Error(`no session: ${ended.status} ${ended.headers.get("location")}`);
  return cookie;
}
