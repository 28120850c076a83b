import type { LoaderFunctionArgs } from "@remix-run/node"
import { readMyData } from "#app/features/staffing/privacy/my-data.server.ts"
import { download } from "#app/server/download.ts"
import { visit } from "#app/server/signed-in.server.ts"

/** Everything that is kept of the person, as a file of their own. */
export const loader = (args: LoaderFunctionArgs) =>
  visit(args, "read only", "a-person", async ({ tx }) =>
    download({
      name: "kith-my-data.json",
      mediaType: "application/json; charset=utf-8",
      content: `${JSON.stringify(await readMyData(tx), null, 2)}\n`,
    }),
  )
