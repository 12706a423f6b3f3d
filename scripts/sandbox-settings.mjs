// The BFF's settings for speaking to the sandbox as its apps.

/**
 * Where the sandbox listens, and its file host: the port after it, unless another one is set.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {{ port: number, filePort: number }}
 * @throws {Error} which setting is no port
 */
export function sandboxPorts(environment = process.env) {
  const port = portOf(environment, "SANDBOX_PORT", 4100);
  return { port, filePort: portOf(environment, "SANDBOX_FILE_PORT", port + 1) };
}

function portOf(environment, name, otherwise) {
  const text = environment[name]?.trim() || String(otherwise);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Error(`${name} is not a whole number from 1 to 65535`);
  return port;
}

/**
 * The app that the account is connected by: SANDBOX_ACCOUNT_APP.
 *
 * @throws {Error} where it names none
 */
function accountApp(environment = process.env) {
  const kind = environment.SANDBOX_ACCOUNT_APP?.trim() || "server-to-server";
  if (kind === "server-to-server")
    return { ZOOM_S2S_CLIENT_ID: "sandbox-s2s", ZOOM_S2S_CLIENT_SECRET: "sandbox-s2s-secret" };
  if (kind === "admin-managed")
    return { ZOOM_ADMIN_CLIENT_ID: "sandbox-admin", ZOOM_ADMIN_CLIENT_SECRET: "sandbox-admin-secret" };
  throw new Error(`SANDBOX_ACCOUNT_APP is server-to-server or admin-managed, not ${kind}`);
}

/**
 * @param {string | number} port where the sandbox listens
 * @param {string | number} filePort where its file host does
 */
export function sandboxSettings(port, filePort) {
  const url = `http://localhost:${port}`;
  // As the links to files name it, which the BFF follows to this host only.
  const fileUrl = `http://127.0.0.1:${filePort}`;
  return {
    CHANNELKEEPER_SANDBOX: "1",
    ZOOM_CLIENT_ID: "sandbox-user",
    ZOOM_CLIENT_SECRET: "sandbox-user-secret",
    ZOOM_ACCOUNT_ID: "sandbox-account-000001",
    ...accountApp(),
    ZOOM_OAUTH_URL: url,
    ZOOM_API_URL: url,
    ZOOM_FILE_URL: fileUrl,
    ZOOM_FILEAPI_URL: fileUrl,
    ZOOM_PLAN: process.env.SANDBOX_PLAN?.trim() || "business",
  };
}
