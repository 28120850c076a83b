import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { terms, weekdays } from "#app/features/expertise/posting.ts"
import { termLabels, weekdayNames } from "#app/features/expertise/posting-words.ts"
import { fieldsOf, type PostingForm } from "#app/features/expertise/views/typed-posting.tsx"

const anyDay = weekdays.map(String)

/** When somebody or something is there, or is needed. Training takes place on one day, and has none of this. */
export function AvailabilityFields(form: PostingForm) {
  const { text, ticks } = fieldsOf(form)
  const isTraining = form.kind === "training"
  return (
    <div className={form.kind ? undefined : "kith-unless-training"} hidden={isTraining}>
      <CheckboxGroup
        {...ticks("weekdays", anyDay)}
        {...(isTraining ? { values: anyDay } : {})}
        label="On which days?"
        small
        inline
        choices={weekdays.map((day) => ({ value: String(day), text: weekdayNames[day] }))}
      />
      <CheckboxGroup
        {...ticks("terms", terms)}
        label="In which terms?"
        small
        inline
        choices={terms.map((value) => ({ value, text: termLabels[value] }))}
      />
      <TextField
        {...text("weeklyHalfDays")}
        label="How many half-days a week? (optional)"
        hint="Five for two and a half days"
        width={3}
        inputMode="numeric"
      />
    </div>
  )
}
