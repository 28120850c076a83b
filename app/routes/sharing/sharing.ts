import { redirect } from "@remix-run/node"
import { fileLoader } from "#app/server/signed-in.server.ts"

/** What other schools offer is what most people come for. */
export const loader = fileLoader(async () => redirect("/sharing/offers"))
