import type { Stack } from "../stack.ts";

const DAY_MS = 86_400_000;

/**
 * Settings of a console's server whose time can pass: run in it before all else, they take its clock so much further at
 * each SIGUSR2.
 */
export function serverWithClock(days: number): { readonly NODE_OPTIONS: string } {
  const preload = `
    const now = Date.now.bind(Date);
    let aheadMs = 0;
    Date.now = () => now() + aheadMs;
    process.on("SIGUSR2", () => { aheadMs += ${days * DAY_MS}; });
  `;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}` };
}

/** Lets that time pass; whoever is signed in may have to sign in again. */
export const letTimePass = ({ serverPid }: Stack): void => void process.kill(serverPid, "SIGUSR2");
