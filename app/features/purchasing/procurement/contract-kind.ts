import type { ContractKind } from "#app/features/purchasing/procurement/thresholds.ts"

/** Training and education services, which the Act's light touch covers. */
const LIGHT_TOUCH = ["E09", "E27"]

/** Building maintenance and improvement may be works, or goods and services for a building. */
const PERHAPS_WORKS = ["E12"]

/**
 * Which of the Act's thresholds to hold a purchase against, by what it is reported under. In doubt it is goods and
 * services, whose figure is the lowest: better a warning too early than one too late.
 */
export const contractKindOf = (cfrCodes: readonly string[]): ContractKind =>
  cfrCodes.length > 0 && cfrCodes.every((code) => LIGHT_TOUCH.includes(code))
    ? "light-touch"
    : "goods-and-services"

export const isPerhapsWorks = (cfrCodes: readonly string[]): boolean =>
  cfrCodes.some((code) => PERHAPS_WORKS.includes(code))
