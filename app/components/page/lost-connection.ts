import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs } from "@remix-run/react"
import { useEffect } from "react"
import type { FormFaults } from "#app/components/form/form-faults.ts"

const SENTENCE =
  "Kith cannot be reached, so we do not know whether this arrived. What you typed is still here: send it again"

let shown: { address: string; data: unknown } | undefined

/**
 * For a page that comes alive and stays open for long, with `whileConnected` and `orAskAgain` as its route's
 * clientLoader and clientAction: when the line is down it goes on showing what it shows, where the router would put
 * an error page over it and lose what was typed.
 */
export function useKeptWhileLost(loaded: unknown): void {
  useEffect(() => {
    shown = { address: location.pathname, data: loaded }
  }, [loaded])
}

/** Loads the page anew, or leaves it as it is. */
export async function whileConnected({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    return await serverLoader()
  } catch (error) {
    if (isLostConnection(error) && shown?.address === new URL(request.url).pathname) return shown.data
    throw error
  }
}

/** Sends the form, or answers it as one that was refused. For forms that may arrive twice. */
export async function orAskAgain({ request, serverAction }: ClientActionFunctionArgs) {
  const typed = await request.clone().formData()
  try {
    return await serverAction()
  } catch (error) {
    if (!isLostConnection(error)) throw error
    const faults: FormFaults = {
      typed: Object.fromEntries([...typed].map(([name, value]) => [name, String(value)])),
      sentences: { "": SENTENCE },
    }
    return { faults }
  }
}

/** What browsers say when nothing answers. */
const isLostConnection = (error: unknown) => error instanceof TypeError
