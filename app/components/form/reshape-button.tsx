import type { ReactNode } from "react"
import { Button } from "#app/components/button.tsx"

type Props = { intent: string; at: string; kind?: "secondary" | "quiet"; children: ReactNode }

/** A button that gives its form back with another shape: a row more or fewer. The page opens `at` that part of it. */
export const ReshapeButton = ({ intent, at, kind = "secondary", children }: Props) => (
  <Button kind={kind} name="intent" value={intent} formAction={`#${at}`}>
    {children}
  </Button>
)
