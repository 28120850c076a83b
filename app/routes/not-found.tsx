import type { LoaderFunctionArgs } from "@remix-run/node"
import { notFound } from "#app/server/refusals.ts"
import { hasSession, visit } from "#app/server/signed-in.server.ts"

/** Every address that no other route knows: whoever is signed in finds the ways on from there too. */
const refuse = async (args: LoaderFunctionArgs) => {
  const nothing = async () => {
    throw notFound()
  }
  if (hasSession(args))
    await visit(args, "read only", "a-person", nothing).catch((thrown) => {
      // Nobody is asked to sign in again for what is not there.
      throw thrown instanceof Response ? notFound() : thrown
    })
  throw notFound()
}

export const loader = refuse
export const action = refuse

export default function NotFound() {
  return null
}
