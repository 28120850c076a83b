import { MoneyField } from "#app/components/form/money-field.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Filters } from "#app/components/list/filters.tsx"
import { postingKinds, weekdays } from "#app/features/expertise/posting.ts"
import { distances } from "#app/features/expertise/posting-search.ts"
import { kindLabels, weekdayNames } from "#app/features/expertise/posting-words.ts"
import { subjects } from "#app/features/expertise/subjects.ts"
import { phaseLabel, schoolPhases } from "#app/features/groups/schools/school-phases.ts"

type Props = {
  what: string
  /** The search as its form's fields. */
  fields: Record<string, string>
  groups: { id: string; name: string }[]
  /** Whether one's own school has a place on the map. */
  knowsPlace: boolean
  clear: string | null
}

/** What narrows offers or needs down; all of it is in the address. */
export function PostingFilters({ what, fields, groups, knowsPlace, clear }: Props) {
  const choice = (name: string, label: string, options: { value: string; text: string }[]) => (
    <SelectField name={name} label={label} emptyText="Any" value={fields[name]} options={options} />
  )
  return (
    <Filters what={what} clear={clear}>
      <TextField name="words" label="Words" value={fields.words} width={20} />
      {choice(
        "kind",
        "What",
        postingKinds.map((value) => ({ value, text: kindLabels[value] })),
      )}
      {choice(
        "subject",
        "Subject",
        subjects.map((value) => ({ value, text: value })),
      )}
      {choice(
        "phase",
        "Phase",
        schoolPhases.map((value) => ({ value, text: phaseLabel(value) })),
      )}
      {choice(
        "weekday",
        "Day",
        weekdays.map((day) => ({ value: String(day), text: weekdayNames[day] })),
      )}
      {knowsPlace &&
        choice(
          "miles",
          "Distance",
          distances.map((miles) => ({ value: String(miles), text: `Within ${miles} miles` })),
        )}
      <MoneyField name="price" label="At most, a day" value={fields.price} basis="ex VAT" />
      {groups.length > 1 &&
        choice(
          "group",
          "Group",
          groups.map(({ id, name }) => ({ value: id, text: name })),
        )}
    </Filters>
  )
}
