/** Answers whether a typeface can draw a character (a Unicode code point). */
export type Coverage = (codePoint: number) => boolean

/**
 * Reads from a TrueType font which characters it has, out of its `cmap` table (OpenType specification, "cmap",
 * formats 4 and 12).
 *
 * @throws Error when the font has neither format: it would be an unfit font, not a fault of the text
 */
export const fontCoverage = (font: Buffer): Coverage => {
  const cmap = tableOffset(font, "cmap")
  const ranges: [first: number, last: number][] = []
  for (let place = 0; place < font.readUInt16BE(cmap + 2); place++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + place * 8 + 4)
    const format = font.readUInt16BE(subtable)
    if (format === 4) ranges.push(...segmentsOfFormat4(font, subtable))
    if (format === 12) ranges.push(...groupsOfFormat12(font, subtable))
  }
  if (ranges.length === 0) throw new Error("the font names its characters in no format that can be read")
  const covered = new Set(
    ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => first + step)),
  )
  return (codePoint) => covered.has(codePoint)
}

const tableOffset = (font: Buffer, name: string): number => {
  for (let place = 0; place < font.readUInt16BE(4); place++) {
    const record = 12 + place * 16
    if (font.toString("latin1", record, record + 4) === name) return font.readUInt32BE(record + 8)
  }
  throw new Error(`the font has no ${name} table`)
}

const segmentsOfFormat4 = (font: Buffer, subtable: number): [number, number][] => {
  const segments = font.readUInt16BE(subtable + 6) / 2
  const ends = subtable + 14
  const starts = ends + segments * 2 + 2
  return Array.from({ length: segments }, (_, place): [number, number] => [
    font.readUInt16BE(starts + place * 2),
    font.readUInt16BE(ends + place * 2),
  ]).filter(([first]) => first !== 0xffff)
}

const groupsOfFormat12 = (font: Buffer, subtable: number): [number, number][] =>
  Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, place) => [
    font.readUInt32BE(subtable + 16 + place * 12),
    font.readUInt32BE(subtable + 20 + place * 12),
  ])
