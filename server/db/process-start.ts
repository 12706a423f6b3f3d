import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Behind the name, which may hold spaces and parentheses itself: the 22nd field of all. */
const START_FIELD = 19;

/**
 * When a process began, in words that fit no other process that ever has or had its id; null when there is none, or
 * this system does not tell.
 */
export function processStart(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[START_FIELD];
      // Ticks since the machine started, so it takes which start that was.
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return ticks === undefined ? null : `${boot} ${ticks}`;
    }
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { encoding: "utf8", stdio: "pipe" }).trim() || null;
  } catch {
    // No such process, or no /proc or ps to ask; whoever asks has another way to judge.
    return null;
  }
}
