import { demoPassword } from "#app/demo/data/passwords.ts"
import { storyPeople } from "#app/demo/data/story-people.ts"

/** From then on the pools that were open when the data was made have mostly closed. */
const OLD_DAYS = 10

/** What to try first, under the ready line. */
export const greeting = (appUrl: string, daysOld: number): string[] => [
  `Become any of its people at ${appUrl}/demo, for example:`,
  ...storyPeople.map(({ name, who }) => `  ${name}, ${who}`),
  `Or sign in by e-mail address; everybody's password is: ${demoPassword}`,
  "",
  ...(daysOld < OLD_DAYS
    ? []
    : [`The demo data was made ${daysOld} days ago, so most of its pools have closed since.`]),
  "Ctrl+C stops it. What you do is kept; npm run demo -- --fresh starts over.",
]
