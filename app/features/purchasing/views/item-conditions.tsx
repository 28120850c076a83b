import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { SelectField } from "#app/components/form/select-field.tsx"
import { rowCount, shownRows } from "#app/core/form-rows.ts"
import type { ItemView } from "#app/features/purchasing/showing/shown-pool.ts"

type Props = {
  item: ItemView
  items: readonly ItemView[]
  /** What is stored, by field name. */
  stored: Record<string, string>
  faults?: FormFaults | null
}

/** Rows for more at lower prices: one more than are filled in, as far as there can be one. */
const rowsFor = (typed: Record<string, string | string[]>, itemId: string) => {
  const rows = `steps.${itemId}`
  return shownRows(typed, rows, { least: rowCount(typed, rows) + 1, most: 3 })
}

/** The conditions of one item: closed, unless some are set. */
export function ItemConditions({ item, items, stored, faults }: Props) {
  const typed = faults?.typed ?? stored
  const own = (names: Record<string, unknown>) =>
    Object.entries(names).some(([name, value]) => value && isOf(name, item.id))
  const field = (name: string) => ({ name, value: stored[name] ?? "", faults })
  const { one, many } = item.unit
  const others = items.filter(({ id }) => id !== item.id)
  return (
    <div className="kith-pool__conditions">
      <Details
        summary={
          <>
            Add a limit<span className="govuk-visually-hidden"> for {item.name}</span>
          </>
        }
        open={items.length === 1 || own(typed) || own(faults?.sentences ?? {})}
      >
        <MoneyField
          {...field(`limits.${item.id}`)}
          label={`The most that one ${one} may cost you`}
          hint="Before VAT, with your part of delivery. Empty means any price"
          basis="ex VAT"
        />
        {rowsFor(typed, item.id).map((row) => (
          <div className="kith-field-row kith-field-row--tight" key={row}>
            <QuantityField
              {...field(`steps.${item.id}.${row}.quantity`)}
              label={
                <>
                  {row === 0 ? "More, if it is cheaper" : "Or more still"}
                  <span className="govuk-visually-hidden">: how many</span>
                </>
              }
              unit={many}
            />
            <MoneyField
              {...field(`steps.${item.id}.${row}.limit`)}
              label={
                <>
                  At up to, each<span className="govuk-visually-hidden">, ex VAT</span>
                </>
              }
            />
          </div>
        ))}
        {item.splitsPacks && (
          <QuantityField
            {...field(`tolerances.${item.id}`)}
            label="How many more would you take to fill a pack?"
            hint="A pack is ordered only when schools fill it. You pay for what you get"
            unit={many}
          />
        )}
        {others.length > 0 && (
          <>
            <SelectField
              {...field(`substitutes.${item.id}.item`)}
              label="For what you cannot have of it, take instead"
              hint="With this, one more school in the pool can make another’s price rise"
              emptyText="Nothing"
              options={others.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <div className="kith-field-row kith-field-row--tight">
              <QuantityField
                {...field(`substitutes.${item.id}.most`)}
                label="How many at most"
                hint="Empty means as many as you cannot have"
                unit={many}
              />
              <MoneyField
                {...field(`substitutes.${item.id}.limit`)}
                label="At up to, each"
                hint="Before VAT, with delivery"
              />
            </div>
          </>
        )}
        <p className="kith-pool__note">Only those who answer for your school see this, now and later.</p>
      </Details>
    </div>
  )
}

const isOf = (name: string, itemId: string) =>
  ["limits", "steps", "tolerances", "substitutes"].some(
    (group) => name === `${group}.${itemId}` || name.startsWith(`${group}.${itemId}.`),
  )
