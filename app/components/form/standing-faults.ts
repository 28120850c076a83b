import { useEffect, useState } from "react"
import type { FormFaults } from "#app/components/form/form-faults.ts"

/** On a page that is kept new, where the router forgets an action's answer: what was refused, until a form is sent. */
export function useStandingFaults(given: FormFaults | undefined) {
  const [standing, setStanding] = useState(given)
  useEffect(() => {
    if (given) setStanding(given)
  }, [given])
  return { faults: given ?? standing, dropFaults: () => setStanding(undefined) }
}
