import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { pageTitle } from "#app/components/page/page-title.ts"
import { needsInOrder } from "#app/features/notifications/need.ts"
import { FirstScreen } from "#app/routes/home/first-screen.tsx"
import { Landing } from "#app/routes/home/landing.tsx"
import { needsOf } from "#app/routes/home/needs.server.ts"
import { hasSession, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = ({ data }: { data?: { viewer: unknown } }) =>
  pageTitle(data?.viewer ? "What needs me?" : "Schools that buy together")

const firstScreen = pageLoader(async (visit) => ({
  needs: needsInOrder(await needsOf(visit), visit.now),
}))

/** Visitors see what Kith is; whoever has signed in sees what waits for them. */
export const loader = async (args: LoaderFunctionArgs) =>
  hasSession(args) ? firstScreen(args) : { viewer: null, needs: [] }

export default function Home() {
  const { viewer, needs } = useLoaderData<typeof loader>()
  return viewer ? <FirstScreen viewer={viewer} needs={needs} /> : <Landing />
}
