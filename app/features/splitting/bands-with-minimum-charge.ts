import { z } from "zod"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { type Band, bandOf, bandSettings, describeBand } from "#app/features/splitting/band.ts"
import { counted } from "#app/features/splitting/counted.ts"
import { numbersOnRoll } from "#app/features/splitting/number-on-roll.ts"
import { poundsSetting } from "#app/features/splitting/setting-values.ts"
import { defineRule } from "#app/features/splitting/split-rule.ts"

/** Bands as Oxfordshire County Council published them for 2019-20. */
const publishedBands = [
  { from: "0", charge: "1,693.20" },
  { from: "51", charge: "2,119.56" },
  { from: "151", charge: "3,046.74" },
  { from: "301", charge: "3,603.66" },
]

export const bandsWithMinimumCharge = defineRule({
  key: "bands-with-minimum-charge",
  name: "Bands by number on roll, with a minimum charge",
  description:
    "Each school's charge depends on its band. The charges are scaled so that together they make up the cost, and " +
    "nobody pays less than the minimum. One pupil more can move a school into a dearer band.",
  needs: ["numberOnRoll"],
  fields: [
    { name: "bands", label: "Bands", hint: "The first begins at 0 pupils", kind: "bands" },
    { name: "minimumCharge", label: "Minimum charge", hint: "In pounds, for example 306", kind: "pounds" },
  ],
  settings: z.object({ bands: bandSettings, minimumCharge: poundsSetting }),
  initialSettings: () => ({ bands: publishedBands, minimumCharge: "0" }),
  weigh: (schools, { bands, minimumCharge }, magnitude) => {
    const rolls = numbersOnRoll(schools)
    if (!rolls.ok) return rolls
    if (minimumCharge * BigInt(schools.length) > magnitude && magnitude > 0n) {
      return refuse(
        `A minimum charge of ${formatPounds(minimumCharge)} for ${counted(schools.length, "school")} comes to more ` +
          `than the ${formatPounds(magnitude)} to share.`,
      )
    }
    const places = rolls.value.map((roll) => bandOf(roll, bands))
    const charges = places.map((place) => bands[place]!.charge)
    const { atMinimum, weights } = weighCharges(charges, minimumCharge, magnitude)
    return succeed({
      weights,
      basisOf: (place) => basisOf(bands, places[place]!, atMinimum[place] ? minimumCharge : undefined),
    })
  },
})

/**
 * Schools whose scaled charge falls below the minimum pay the minimum; that leaves less for the others' charges to
 * make up, which may take another below it, and so on until it takes none.
 */
const weighCharges = (charges: readonly Pence[], minimum: Pence, magnitude: Pence) => {
  const atMinimum = charges.map(() => false)
  let rest = magnitude
  let scale = charges.reduce((sum, charge) => sum + charge, 0n)
  for (let isSettled = false; !isSettled; ) {
    const below = charges.flatMap((charge, i) =>
      !atMinimum[i] && rest * charge < minimum * scale ? [i] : [],
    )
    for (const i of below) {
      atMinimum[i] = true
      rest -= minimum
      scale -= charges[i]!
    }
    isSettled = below.length === 0
  }
  // Without a cost there is nothing to scale; the charges keep their proportions.
  const weights = charges.map((charge, i) =>
    magnitude === 0n ? charge : atMinimum[i] ? minimum * scale : rest * charge,
  )
  return { atMinimum, weights }
}

const basisOf = (bands: readonly Band[], place: number, minimum: Pence | undefined): string => {
  const band = `Band of ${describeBand(bands, place)}, charged ${formatPounds(bands[place]!.charge)} before scaling`
  const next = bands[place + 1]
  const cliff = next
    ? `; from ${counted(next.from, "pupil")} the charge is ${formatPounds(next.charge - bands[place]!.charge)} more`
    : ""
  return minimum === undefined
    ? band + cliff
    : `${band}, raised to the minimum of ${formatPounds(minimum)}${cliff}`
}
