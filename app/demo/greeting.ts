import { storyPeople } from "#app/demo/data/story-people.ts"
import type { DemoOptions } from "#app/demo/demo-options.ts"

/** What to try first, under the ready line. */
export const greeting = ({ appUrl }: Pick<DemoOptions, "appUrl">): string[] => [
  `Become any of its people at ${appUrl}/demo, for example:`,
  ...storyPeople.map(({ name, who }) => `  ${name}, ${who}`),
  "",
  "Ctrl+C stops it. What you do is kept; npm run demo -- --fresh starts over.",
]
