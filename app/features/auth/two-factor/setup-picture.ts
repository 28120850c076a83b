/** What the page shows of a secret: a QR code as one SVG path, and the key to type where no camera is at hand. */
export type SetupPicture = { size: number; path: string; key: string; uri: string }
