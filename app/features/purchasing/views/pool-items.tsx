import type { FormFaults } from "#app/components/form/form-faults.ts"
import { QuantityStepper } from "#app/components/form/quantity-stepper.tsx"
import { TierLadder } from "#app/components/ladder/tier-ladder.tsx"
import type { ItemView } from "#app/features/purchasing/showing/shown-pool.ts"
import { ItemConditions } from "#app/features/purchasing/views/item-conditions.tsx"
import { quantityField, quantityOf } from "#app/features/purchasing/views/use-answer.ts"

type Props = {
  items: ItemView[]
  /** What is typed for each item; the ladders show it before it is stored. */
  shown: Record<string, string>
  change: (itemId: string, typed: string) => void
  /** Whether the page has come alive. */
  isAlive: boolean
  nextTextOf: (itemId: string) => string | undefined
  answering: boolean
  isClosed: boolean
  /** The stored conditions, by field name; null where none are asked for. */
  conditions: Record<string, string> | null
  faults?: FormFaults | null
}

/** Each item's ladder with the group's demand climbing it, and the field that adds to it. */
export function PoolItems({
  items,
  shown,
  change,
  isAlive,
  nextTextOf,
  answering,
  isClosed,
  conditions,
  faults,
}: Props) {
  return (
    <div className="kith-pool__items">
      {items.map((item) => {
        const mine = answering ? quantityOf(shown[item.id] ?? "") : item.mine
        return (
          <section key={item.id} className="kith-pool__item" aria-label={item.name}>
            <TierLadder
              label={item.name}
              tiers={item.tiers}
              demand={item.others + mine}
              mine={mine}
              unit={item.unit}
              pack={item.pack}
              nextText={nextTextOf(item.id)}
              isClosed={isClosed}
            />
            <div>
              {item.facts.map((fact) => (
                <p key={fact} className="kith-pool__item-facts">
                  {fact}
                </p>
              ))}
              {answering && item.suggested && <p className="kith-pool__note">{item.suggested.sentence}</p>}
              {answering && (
                <QuantityStepper
                  name={quantityField(item.id)}
                  label={
                    <>
                      How many does your school take?
                      <span className="govuk-visually-hidden"> {item.name}</span>
                    </>
                  }
                  hint={item.packSize > 1 ? `In packs of ${item.packSize} ${item.unit.many}` : undefined}
                  unit={item.unit}
                  step={item.packSize}
                  shown={shown[item.id] ?? ""}
                  onChange={(typed) => change(item.id, typed)}
                  isAlive={isAlive}
                  faults={faults}
                />
              )}
            </div>
            {answering && conditions && (
              <ItemConditions item={item} items={items} stored={conditions} faults={faults} />
            )}
          </section>
        )
      })}
    </div>
  )
}
