import { object, string } from "valibot";
import { stagedFilesPath } from "../../../contract/bff.ts";
import { request } from "../../lib/api/request.ts";

const stagedFile = object({ id: string() });

/**
 * Sends a picture to the server, which keeps it for a change that names it soon.
 *
 * @returns its ID there
 * @throws ApiError
 */
export async function stageFile(file: Blob): Promise<string> {
  const { id } = await request({ path: stagedFilesPath, method: "POST", body: file, schema: stagedFile });
  return id;
}
