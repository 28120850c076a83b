import { Details } from "#app/components/details.tsx"
import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import {
  type PostingKind,
  type PostingSide,
  postingKinds,
  terms,
  weekdays,
} from "#app/features/expertise/posting.ts"
import { kindLabels, termLabels, weekdayNames } from "#app/features/expertise/posting-words.ts"
import { subjects } from "#app/features/expertise/subjects.ts"
import { phaseLabel, schoolPhases } from "#app/features/groups/schools/school-phases.ts"

type Props = {
  side: PostingSide
  groups: { id: string; name: string }[]
  /** What is stored, by field; a new posting has what most people choose. */
  typed?: Record<string, string | string[]>
  /** What it is does not change once it is posted. */
  kind?: PostingKind
  /** Whom and what of the school's own an offer may be about. */
  bookable?: { id: string; title: string }[]
  faults?: FormFaults | null
}

const kindHints: Record<PostingKind, string> = {
  expertise: "Somebody who knows a field well: a music teacher, a SENCO, a network manager.",
  "staff-time": "Hours or days of somebody's time: a caretaker, a bursar, cover.",
  facility: "A thing or a room: a minibus, a hall, a kiln, a pool.",
  training: "Places on a course that takes place on one day.",
}

/** Everything that a school says of what it gives, or of what it lacks. */
export function PostingFields({ side, groups, typed = {}, kind, bookable = [], faults }: Props) {
  const text = (name: string) => ({ name, value: one(typed[name]), faults })
  const ticks = (name: string, unless: readonly string[] = []) => ({
    name,
    values: [typed[name] ?? unless].flat() as string[],
    faults,
  })
  const isOffer = side === "offer"
  return (
    <>
      {kind ? (
        <input type="hidden" name="kind" value={kind} />
      ) : (
        <RadioGroup
          {...text("kind")}
          label={isOffer ? "What do you offer?" : "What do you need?"}
          choices={postingKinds.map((value) => ({ value, text: kindLabels[value], hint: kindHints[value] }))}
        />
      )}
      <TextField
        {...text("title")}
        label="In a few words"
        hint={
          isOffer ? "“Music specialist, strings and choir”" : "“Somebody to teach strings, one day a week”"
        }
      />
      <TextAreaField
        {...text("description")}
        label="What else should other schools know? (optional)"
        hint="Name a person only if they have agreed to it."
        rows={5}
      />
      {isOffer && bookable.length > 0 && (
        <SelectField
          {...text("resourceId")}
          label="Who or what can be booked for it? (optional)"
          hint="Other schools then see here when they are free, and what schools say of them."
          emptyText="Nobody and nothing in particular"
          options={bookable.map(({ id, title }) => ({ value: id, text: title }))}
        />
      )}
      <Details
        summary="Subjects (up to 5)"
        open={one(typed.subjects) !== "" || faults?.sentences.subjects !== undefined}
      >
        <div className="kith-choice-columns">
          <CheckboxGroup
            {...ticks("subjects")}
            label="Subjects"
            small
            choices={subjects.map((value) => ({ value, text: value }))}
          />
        </div>
      </Details>
      <CheckboxGroup
        {...ticks("phases")}
        label="For which phases?"
        hint="Tick more than your own where it helps: primary teachers learn from secondary, and the other way."
        small
        inline
        choices={schoolPhases.map((value) => ({ value, text: phaseLabel(value) }))}
      />
      <div className={kind ? undefined : "kith-unless-training"} hidden={kind === "training"}>
        <CheckboxGroup
          {...ticks("weekdays", weekdays.map(String))}
          {...(kind === "training" ? { values: weekdays.map(String) } : {})}
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
      <RadioGroup
        {...text("basis")}
        label={isOffer ? "What does it cost?" : "What may it cost?"}
        inline
        choices={[
          { value: "day", text: dayRateText(kind) },
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
      {(kind === undefined || kind === "training") && (
        <fieldset className={kind ? "govuk-fieldset" : "govuk-fieldset kith-when-training"}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            {kind ? "The training" : "Of training only"}
          </legend>
          <DateField
            {...text("trainingOn")}
            label={isOffer ? "Day of the training" : "By which day, at the latest?"}
          />
          <TextField {...text("trainingPlaces")} label="Places" width={3} inputMode="numeric" />
        </fieldset>
      )}
      <Details summary="Credentials, languages, travel (optional)" open={hasAny(typed, MORE)}>
        <TextAreaField
          {...text("credentials")}
          label={isOffer ? "Credentials" : "Credentials that you look for"}
          hint="Qualified teacher status, NPQs, instruments, licences."
          rows={2}
        />
        <TextField {...text("languages")} label="Languages" hint="Polish, British Sign Language" />
        <TextField
          {...text("travelMiles")}
          label={isOffer ? "Travels up to" : "Can travel up to"}
          width={3}
          inputMode="numeric"
          suffix="miles"
        />
      </Details>
      <DateField {...text("closesOn")} label="Last day on which this stands" />
      <CheckboxGroup
        {...ticks("groupIds", groups.length === 1 ? groups.map(({ id }) => id) : [])}
        label="Which groups may see it?"
        choices={groups.map(({ id, name }) => ({ value: id, text: name }))}
      />
    </>
  )
}

const dayRateText = (kind: PostingKind | undefined): string => {
  if (kind === undefined) return "A rate a day, or a place on training"
  return kind === "training" ? "A rate a place" : "A rate a day"
}

const MORE = ["credentials", "languages", "travelMiles"]

const one = (typed: string | string[] | undefined): string => [typed ?? ""].flat()[0] ?? ""

const hasAny = (typed: Props["typed"] & object, names: readonly string[]) =>
  names.some((name) => one(typed[name]) !== "")
