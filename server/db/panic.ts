/** What PostgreSQL answers by restarting all its processes, or what its machine gave up at: nothing answers after that. */
export function isBeyondHelp(error: Error): boolean {
  if ("severity" in error && (error.severity === "PANIC" || error.severity === "FATAL")) return true;
  return error.name === "RuntimeError" || error.name === "ExitStatus";
}
