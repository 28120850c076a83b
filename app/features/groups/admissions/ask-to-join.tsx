import { Button } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"

type Props = { viewer: Viewer; requestId: string; faults?: FormFaults | null }

/** A school asks a group to take it in. */
export function AskToJoin({ viewer, requestId, faults }: Props) {
  return (
    <form method="post">
      <ActingFor viewer={viewer} />
      <input type="hidden" name="id" value={requestId} />
      <TextAreaField
        name="message"
        label="Message to the coordinators (optional)"
        hint="Who you are and why you would like to join. They get it by email."
        faults={faults}
      />
      <Button name="intent" value="ask">
        Ask to join for {viewer.school?.name}
      </Button>
    </form>
  )
}
