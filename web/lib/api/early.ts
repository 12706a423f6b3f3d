import { send } from "./send.ts";

declare global {
  var earlyAnswers: Map<string, Promise<Response>> | undefined;
}

/**
 * Answers asked for before the application's code has arrived. The page's own script starts them, the first `request`
 * of the same path takes the answer; nobody takes one twice, so a later refetch goes to the network. The script and the
 * application are bundled apart, so they meet in a global.
 */
globalThis.earlyAnswers ??= new Map();
const started = globalThis.earlyAnswers;

/** Starts a GET whose answer the application is sure to ask for. */
export function startEarly(path: string): void {
  const answer = send("GET", path);
  // Whoever takes the answer handles its failure; without a taker there is nobody to tell.
  answer.catch(() => undefined);
  started.set(path, answer);
}

/** The answer started for `path` and not taken yet; undefined when there is none or it failed. */
export async function earlyAnswer(path: string): Promise<Response | undefined> {
  // Whoever takes the answer is told of its failure.
  return started.get(path)?.catch(() => undefined);
}

/** The answer started for `path`, once. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const answer = started.get(path);
  started.delete(path);
  return answer;
}

/** Forgets what was started under a path and not taken: what it tells is no longer so. */
export function forgetEarly(prefix: string): void {
  for (const path of started.keys()) if (path.startsWith(prefix)) started.delete(path);
}
