import type { Nation } from "#app/features/staffing/days/bank-holidays.ts"

/** Postcode areas that lie in Scotland; TD straddles the border, and its towns but Berwick are Scottish. */
const SCOTTISH = new Set("AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE".split(" "))
const ENGLISH_DISTRICTS = new Set(["TD12", "TD15"])

/**
 * Whose bank holidays a school is taken to keep until it says otherwise, by its postcode: the register lists schools of
 * England and some of Wales, which share theirs.
 */
export const nationByPostcode = (postcode: string | null): Nation => {
  const [, area = "", number = ""] =
    /^([A-Z]{1,2})(\d{1,2})/.exec((postcode ?? "").trim().toUpperCase()) ?? []
  if (area === "BT") return "northern-ireland"
  return SCOTTISH.has(area) && !ENGLISH_DISTRICTS.has(`${area}${number}`) ? "scotland" : "england-and-wales"
}
