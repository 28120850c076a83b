import { DateField } from "#app/components/form/date-field.tsx"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import type { PostingKind } from "#app/features/expertise/posting.ts"
import { fieldsOf, type PostingForm } from "#app/features/expertise/views/typed-posting.tsx"

/** What it costs, or may cost. */
export function PriceFields(form: PostingForm) {
  const { text } = fieldsOf(form)
  const isOffer = form.side === "offer"
  return (
    <>
      <RadioGroup
        {...text("basis")}
        label={isOffer ? "What does it cost?" : "What may it cost?"}
        inline
        choices={[
          { value: "day", text: dayRateText(form.kind) },
          { value: "hour", text: "A rate an hour" },
          { value: "free", text: "Nothing" },
          { value: "exchange", text: "Time in exchange" },
        ]}
      />
      <div className="kith-when-priced">
        <MoneyField
          {...text("rate")}
          label={isOffer ? "Rate, ex VAT" : "The most you would pay, ex VAT"}
          hint="Only for a rate a day or an hour."
          basis="ex VAT"
        />
      </div>
    </>
  )
}

const dayRateText = (kind: PostingKind | undefined): string => {
  if (kind === undefined) return "A rate a day, or a place on training"
  return kind === "training" ? "A rate a place" : "A rate a day"
}

/** The day and the places of training; nothing for what is known to be something else. */
export function TrainingFields(form: PostingForm) {
  const { text } = fieldsOf(form)
  const { kind, side } = form
  if (kind !== undefined && kind !== "training") return null
  return (
    <fieldset className={kind ? "govuk-fieldset" : "govuk-fieldset kith-when-training"}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {kind ? "The training" : "Of training only"}
      </legend>
      <DateField
        {...text("trainingOn")}
        label={side === "offer" ? "Day of the training" : "By which day, at the latest?"}
      />
      <TextField {...text("trainingPlaces")} label="Places" width={3} inputMode="numeric" />
    </fieldset>
  )
}
