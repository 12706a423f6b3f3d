import { settings } from "./settings.ts";

const column = Math.max(...settings.map(({ name }) => name.length));
const plain = (text: string) => text.replaceAll("`", "");

/** What `npm start -- --help` prints. */
export const helpText = `Channelkeeper, the admin console for Zoom Team Chat.

  npm start

Without ZOOM_CLIENT_ID it runs with a local Zoom of a made-up company; README.md says how to connect a real account.
Ctrl+C, or SIGTERM, stops it.

Settings come from the environment:
${settings.map(({ name, default: usual, meaning }) => `  ${name.padEnd(column)}  ${plain(meaning)} (${usual})`).join("\n")}

The local Zoom's settings begin with SANDBOX_: npm run sandbox -- --help.`;
