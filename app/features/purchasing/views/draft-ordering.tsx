import { Details } from "#app/components/details.tsx"
import { Checkbox } from "#app/components/form/checkbox.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { textOf } from "#app/core/form-rows.ts"
import { usualOrdering } from "#app/features/purchasing/pools/pool.ts"

type Props = { prefix: string; state: FormFaults; unit: string }

/** How demand becomes an order: closed for the usual way, which most suppliers have. */
export function DraftOrdering({ prefix, state, unit }: Props) {
  const pricing = textOf(state.typed, `${prefix}.pricing`) || usualOrdering.pricing
  const packs = textOf(state.typed, `${prefix}.packs`) || usualOrdering.packs
  const beyond = textOf(state.typed, `${prefix}.ordersBeyond`) === "yes"
  const isUsual = pricing === usualOrdering.pricing && packs === usualOrdering.packs && !beyond
  const isFaulty = ["pricing", "packs", "ordersBeyond"].some((field) => state.sentences[`${prefix}.${field}`])
  return (
    <Details summary="How prices and packs count" open={!isUsual || isFaulty}>
      <RadioGroup
        name={`${prefix}.pricing`}
        label="When the order reaches a lower price"
        choices={[
          { value: "all-units", text: `Every ${unit} costs that price` },
          {
            value: "incremental",
            text: `Only those from that quantity on cost it, and the first ones cost more`,
          },
        ]}
        small
        value={pricing}
        faults={state}
      />
      <RadioGroup
        name={`${prefix}.packs`}
        label="Packs"
        choices={[
          { value: "whole", text: "Every school takes whole packs" },
          {
            value: "split",
            text: "Packs may be split between schools",
            hint: "Schools say how many more they would take to fill a pack. A pack that nobody fills is not ordered, and schools get a little less",
          },
        ]}
        small
        value={packs}
        faults={state}
      />
      <Checkbox
        name={`${prefix}.ordersBeyond`}
        label="Order more than is wanted where that is cheaper in total"
        hint="What is over is shared out. Where too little is wanted, the supplier’s minimum is ordered, and schools pay for it up to the limits that they set"
        checked={beyond}
        faults={state}
      />
    </Details>
  )
}
