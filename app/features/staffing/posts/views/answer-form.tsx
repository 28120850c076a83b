import { Button, ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import type { Viewer } from "#app/components/page/acting.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import type { ShownPost } from "#app/features/staffing/posts/shown-post.ts"
import { weekdayFields } from "#app/features/staffing/posts/weekday-fields.ts"

type Props = { post: ShownPost; viewer: Viewer; faults?: FormFaults | null }

const wishOptions = [
  { value: "prefers", text: "Suits us best" },
  { value: "accepts", text: "Is fine" },
  { value: "avoids", text: "Rather not" },
  { value: "cannot", text: "Not possible" },
]

const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

/** How many days a school would take, up to which price, and when they suit it. */
export function AnswerForm({ post, viewer, faults }: Props) {
  const { typed, hasAnswered } = post.answer
  return (
    <form method="post">
      <ActingFor viewer={viewer} />
      <DaysFields typed={typed} faults={faults} />
      <ButtonRow>
        <Button name="intent" value="commit">
          {hasAnswered ? "Change our answer" : "Commit these days"}
        </Button>
        {post.may.withdraw && (
          <ButtonLink href={`/posts/${post.id}/withdraw`} kind="secondary">
            Withdraw
          </ButtonLink>
        )}
      </ButtonRow>
    </form>
  )
}

/** What a school would take, up to which price, and when: the same before a post closes and on its waiting list. */
export function DaysFields({ typed, faults }: { typed: Record<string, string>; faults?: FormFaults | null }) {
  return (
    <>
      <TextField
        name="days"
        label="Days a week"
        hint="Half-days count: 0.5, 1, 1.5"
        width={3}
        value={typed.days}
        faults={faults}
      />
      <MoneyField
        name="limitDay"
        label="The most that a day may cost you"
        hint="Everything included, before VAT. You never pay more, and no other school sees it"
        basis="a day"
        value={typed.limitDay}
        faults={faults}
      />
      <RadioGroup
        name="visits"
        label="How should they come?"
        inline
        value={typed.visits}
        choices={[
          { value: "whole", text: "In whole days" },
          { value: "half", text: "In half-days" },
        ]}
        faults={faults}
      />
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Which days suit you?</legend>
        <div className="kith-wishes">
          {weekdayFields.map((day, i) => (
            <SelectField
              key={day}
              name={day}
              label={dayNames[i]!}
              options={wishOptions}
              value={typed[day]}
              faults={faults}
            />
          ))}
        </div>
      </fieldset>
      <Details summary="How far is it?" open={faults?.sentences.travelMinutes !== undefined}>
        <TextField
          name="travelMinutes"
          label="Minutes to your school and back"
          hint="It counts towards the hours of whoever comes"
          width={3}
          inputMode="numeric"
          suffix="minutes"
          value={typed.travelMinutes}
          faults={faults}
        />
      </Details>
    </>
  )
}
