/** Plain text for one recipient. */
export type Mail = { recipient: string; subject: string; body: string }
