import type { LoaderFunctionArgs } from "@remix-run/node"
import { databaseAnswers } from "#app/server/database-answers.server.ts"

/** For whoever watches over the processes: 200 while this one and its database answer, else 503. */
export const loader = async ({ context }: LoaderFunctionArgs) =>
  (await databaseAnswers(context.db))
    ? new Response("ok\n", { headers: { "Content-Type": "text/plain" } })
    : new Response("The database does not answer.\n", {
        status: 503,
        headers: { "Content-Type": "text/plain" },
      })
