/** Drawn for a phone 320 pixels wide, so that its letters never shrink below a readable size. */
export const WIDTH = 340
export const HEIGHT = 250

export type PictureLine = { key: string; path: string; end: { x: number; y: number }; letterY: number }

export type Picture = {
  lines: PictureLine[]
  across: { x: number; text: string }[]
  up: { y: number; text: string }[]
  /** Where today's demand stands; null outside the picture or where nobody wants any. */
  today: { x: number; text: string } | null
}
