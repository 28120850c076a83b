/**
 * Prefixes for a school's invoice numbers, best first: "OAK", "OAKF", … from its name, then one made from its URN,
 * which no other school has.
 */
export const prefixCandidates = (schoolName: string, urn: number): string[] => {
  const letters = schoolName
    .normalize("NFD")
    .toUpperCase()
    .replace(/^(ST|SAINT|THE)\b\.?/, "")
    .replace(/[^A-Z]/g, "")
  const lengths = [3, 4, 5, 6].filter((length) => length <= letters.length)
  return [...lengths.map((length) => letters.slice(0, length)), `S${urn}`]
}
