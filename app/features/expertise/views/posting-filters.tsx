import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { Filters } from "#app/components/list/filters.tsx"
import { postingKinds, weekdays } from "#app/features/expertise/posting.ts"
import { distances, OTHER_PHASES } from "#app/features/expertise/posting-search.ts"
import { kindLabels, weekdayNames } from "#app/features/expertise/posting-words.ts"
import { subjects } from "#app/features/expertise/subjects.ts"
import { phaseLabel, schoolPhases } from "#app/features/groups/schools/school-phases.ts"

type Props = {
  what: string
  /** The search as its form's fields. */
  fields: Record<string, string>
  groups: { id: string; name: string }[]
  /** Whether whoever searches acts for a school, which is of some phase. */
  hasPhase: boolean
  clear: string | null
  /** What of it cannot be read. */
  faults: FormFaults | null
}

/** What narrows offers or needs down; all of it is in the address. */
export function PostingFilters({ what, fields, groups, hasPhase, clear, faults }: Props) {
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
        "For phase",
        schoolPhases.map((value) => ({ value, text: phaseLabel(value) })),
      )}
      {choice("schools", "From schools of", [
        ...(hasPhase ? [{ value: OTHER_PHASES, text: "Another phase than ours" }] : []),
        ...schoolPhases.map((value) => ({ value, text: phaseLabel(value) })),
      ])}
      {choice(
        "weekday",
        "Day",
        weekdays.map((day) => ({ value: String(day), text: weekdayNames[day] })),
      )}
      {choice(
        "miles",
        "Distance",
        distances.map((miles) => ({ value: String(miles), text: `Within ${miles} miles` })),
      )}
      <TextField
        name="postcode"
        label="From a postcode, or our school"
        value={fields.postcode}
        width={10}
        autoComplete="off"
        faults={faults}
      />
      <MoneyField name="price" label="At most, a day" value={fields.price} basis="ex VAT" faults={faults} />
      {groups.length > 1 &&
        choice(
          "group",
          "Group",
          groups.map(({ id, name }) => ({ value: id, text: name })),
        )}
    </Filters>
  )
}
