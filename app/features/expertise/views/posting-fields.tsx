import { Details } from "#app/components/details.tsx"
import { CheckboxGroup } from "#app/components/form/checkbox-group.tsx"
import { DateField } from "#app/components/form/date-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { type PostingKind, postingKinds } from "#app/features/expertise/posting.ts"
import { kindLabels } from "#app/features/expertise/posting-words.ts"
import { subjects } from "#app/features/expertise/subjects.ts"
import { AvailabilityFields } from "#app/features/expertise/views/availability-fields.tsx"
import { PriceFields, TrainingFields } from "#app/features/expertise/views/price-fields.tsx"
import { fieldsOf, one, type PostingForm } from "#app/features/expertise/views/typed-posting.tsx"
import { phaseLabel, schoolPhases } from "#app/features/groups/schools/school-phases.ts"

type Props = PostingForm & {
  groups: { id: string; name: string }[]
  /** Whom and what of the school's own an offer may be about. */
  bookable?: { id: string; title: string }[]
}

/** Everything that a school says of what it gives, or of what it lacks. */
export function PostingFields({ groups, bookable = [], ...form }: Props) {
  const { text, ticks } = fieldsOf(form)
  const isOffer = form.side === "offer"
  return (
    <>
      <KindField {...form} />
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
      <SubjectsField {...form} />
      <CheckboxGroup
        {...ticks("phases")}
        label="For which phases?"
        hint="Tick more than your own where it helps: primary teachers learn from secondary, and the other way."
        small
        inline
        choices={schoolPhases.map((value) => ({ value, text: phaseLabel(value) }))}
      />
      <AvailabilityFields {...form} />
      <PriceFields {...form} />
      <TrainingFields {...form} />
      <MoreFields {...form} />
      <DateField {...text("closesOn")} label="Last day on which this stands" />
      <CheckboxGroup
        {...ticks("groupIds", groups.length === 1 ? groups.map(({ id }) => id) : [])}
        label="Which groups may see it?"
        choices={groups.map(({ id, name }) => ({ value: id, text: name }))}
      />
    </>
  )
}

const kindHints: Record<PostingKind, string> = {
  expertise: "Somebody who knows a field well: a music teacher, a SENCO, a network manager.",
  "staff-time": "Hours or days of somebody's time: a caretaker, a bursar, cover.",
  facility: "A thing or a room: a minibus, a hall, a kiln, a pool.",
  training: "Places on a course that takes place on one day.",
}

function KindField(form: PostingForm) {
  if (form.kind) return <input type="hidden" name="kind" value={form.kind} />
  return (
    <RadioGroup
      {...fieldsOf(form).text("kind")}
      label={form.side === "offer" ? "What do you offer?" : "What do you need?"}
      choices={postingKinds.map((value) => ({ value, text: kindLabels[value], hint: kindHints[value] }))}
    />
  )
}

function SubjectsField(form: PostingForm) {
  const isSaid = one(form.typed?.subjects) !== "" || form.faults?.sentences.subjects !== undefined
  return (
    <Details summary="Subjects (up to 5)" open={isSaid}>
      <div className="kith-choice-columns">
        <CheckboxGroup
          {...fieldsOf(form).ticks("subjects")}
          label="Subjects"
          small
          choices={subjects.map((value) => ({ value, text: value }))}
        />
      </div>
    </Details>
  )
}

const MORE = ["credentials", "languages", "travelMiles"]

function MoreFields(form: PostingForm) {
  const { text } = fieldsOf(form)
  const isOffer = form.side === "offer"
  return (
    <Details
      summary="Credentials, languages, travel (optional)"
      open={MORE.some((name) => one(form.typed?.[name]) !== "")}
    >
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
  )
}
