// How the programs tell what happens: text for a person at a terminal, otherwise a JSON object a line like the log, so
// that whoever collects the lines can read every one of them.

/** pino's, of which the console's log is made. */
const levels = { info: 30, fatal: 60 };

/**
 * @param {{ readonly LOG_FORMAT?: string | undefined }} environment
 * @param {boolean} isTerminal whether a person reads what is printed
 */
export const isTextWanted = (environment = process.env, isTerminal = Boolean(process.stdout.isTTY)) =>
  (environment.LOG_FORMAT?.trim() || (isTerminal ? "text" : "json")) !== "json";

/**
 * A line, without its end.
 *
 * @param {string} sentence
 * @param {keyof typeof levels} level
 * @param {boolean} isText
 */
export const lineOf = (sentence, level, isText = isTextWanted()) =>
  isText ? sentence : JSON.stringify({ level: levels[level], time: Date.now(), msg: sentence });

/**
 * Says what is going well, on standard output.
 *
 * @param {string} sentence
 */
export const say = (sentence) => console.log(lineOf(sentence, "info"));

/**
 * Says why something ends or broke, on standard error.
 *
 * @param {string} sentence
 */
export const sayFailure = (sentence) => console.error(lineOf(sentence, "fatal"));
