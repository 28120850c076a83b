import { Details } from "#app/components/details.tsx"
import { Checkbox } from "#app/components/form/checkbox.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { hasConditions } from "#app/features/purchasing/views/condition-fields.ts"

type Props = {
  /** Whether the pool has several items. */
  hasSeveral: boolean
  /** What is stored, by field name. */
  stored: Record<string, string>
  faults?: FormFaults | null
}

const FIELDS = ["totalLimit", "leastSchools", "allOrNothing"]

/** The conditions for a school's whole answer: closed where only items have some. */
export function PoolConditions({ hasSeveral, stored, faults }: Props) {
  const typed = faults?.typed ?? stored
  const field = (name: string) => ({ name, value: stored[name] ?? "", faults })
  return (
    <Details
      summary="Conditions for all of it"
      open={!hasConditions(typed) || FIELDS.some((name) => typed[name] || faults?.sentences[name])}
    >
      <MoneyField
        {...field("totalLimit")}
        label="The most that all of it may cost you"
        hint={
          hasSeveral
            ? "If it would come to more, your school gives up items from the bottom of the list. What you give up can make it dearer for others"
            : "If it would come to more, your school takes its next smaller quantity, or nothing"
        }
      />
      <RadioGroup
        name="totalLimitVat"
        label="That limit is"
        choices={[
          { value: "inc", text: "Including VAT" },
          { value: "ex", text: "Before VAT" },
        ]}
        value={stored.totalLimitVat ?? "inc"}
        inline
        small
        faults={faults}
      />
      <QuantityField
        {...field("leastSchools")}
        label="Only if at least so many schools are in"
        hint="Yours counts too. Schools that wait for each other are all in, if that suits them all"
        unit="schools"
      />
      {hasSeveral && (
        <Checkbox
          name="allOrNothing"
          label="All or nothing"
          hint="Take nothing unless something of every item that we asked for can be had"
          checked={stored.allOrNothing === "yes"}
          faults={faults}
        />
      )}
      <p className="kith-pool__note">
        Only those who answer for your school see its limits and conditions, before closing and after it: not
        the lead school, not the coordinators. They see the largest quantity that you would take. Everybody
        sees in the end whether you are in.
      </p>
    </Details>
  )
}
