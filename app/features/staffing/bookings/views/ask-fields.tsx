import type { FormFaults } from "#app/components/form/form-faults.ts"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import type { ResourceKind, Settlement } from "#app/features/staffing/bookings/resource.ts"
import { settlementWords } from "#app/features/staffing/bookings/resource-words.ts"
import { TimeFields } from "#app/features/staffing/bookings/views/time-fields.tsx"

type Props = {
  kind: ResourceKind
  terms: { id: string; name: string }[]
  settlements: Settlement[]
  typed: Record<string, string>
  /** Of a kind of specialist nobody is taken yet. */
  isNamed: boolean
  faults?: FormFaults | null
}

/** What a school says when it asks for somebody's or something's time. */
export function AskFields({ kind, terms, settlements, typed, isNamed, faults }: Props) {
  return (
    <>
      <TimeFields {...{ kind, terms, typed, faults }} />
      {isNamed && (
        <div className="kith-when-again">
          <RadioGroup
            {...{ name: "whenTaken", faults }}
            value="refuse"
            label="If some of the days are taken"
            small
            choices={[
              { value: "refuse", text: "Book nothing" },
              { value: "leave-out", text: "Book the others" },
              { value: "wait", text: "Book the others, and wait for those that are taken" },
            ]}
          />
        </div>
      )}
      <SettleAndNote {...{ kind, settlements, typed, faults }} />
    </>
  )
}

/** How a booking is made good, how long somebody travels for it, and whatever else there is to say. */
export function SettleAndNote({
  kind,
  settlements,
  typed,
  faults,
}: Pick<Props, "kind" | "settlements" | "typed" | "faults">) {
  return (
    <>
      {settlements.length > 1 && (
        <RadioGroup
          {...{ name: "settleBy", faults }}
          value={typed.settleBy}
          label="How will you make it good?"
          choices={settlements.map((value) => ({ value, text: settlementWords[value] }))}
        />
      )}
      {kind === "person" && (
        <TextField
          {...{ name: "travelMinutes", faults }}
          value={typed.travelMinutes}
          label="Travel there and back, each time (optional)"
          hint="It counts towards their contract. The other school can put it right."
          width={4}
          inputMode="numeric"
          suffix="minutes"
        />
      )}
      <TextAreaField
        {...{ name: "note", faults }}
        label="What is it for? (optional)"
        hint="Name no child."
        rows={3}
      />
    </>
  )
}
