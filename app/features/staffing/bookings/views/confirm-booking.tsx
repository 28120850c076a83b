import { Button, ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { Confirming } from "#app/features/staffing/bookings/booking-view.ts"

type Props = { viewer: Viewer; id: string; confirming: Confirming; faults?: FormFaults | null }

/** The owner's answer to a school that asks. */
export function ConfirmBooking({ viewer, id, confirming, faults }: Props) {
  const { isPerson, mayDecline, travelMinutes, choices } = confirming
  return (
    <form method="post">
      <ActingFor viewer={viewer} />
      {choices && (
        <SelectField
          {...{ name: "resourceId", faults }}
          label="Who will it be?"
          hint="One of the people whom your school shares."
          emptyText="Choose"
          options={choices.map(({ id, title }) => ({ value: id, text: title }))}
        />
      )}
      {isPerson && (
        <TextField
          {...{ name: "travelMinutes", faults }}
          value={travelMinutes}
          label="Travel there and back, each time"
          hint="It counts towards their contract."
          width={4}
          inputMode="numeric"
          suffix="minutes"
        />
      )}
      <ButtonRow>
        <Button>Confirm the booking</Button>
        {mayDecline && <a href={`/bookings/${id}/decline`}>Decline it</a>}
      </ButtonRow>
    </form>
  )
}
