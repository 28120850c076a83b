import type { GridPlace } from "#app/features/groups/schools/distance.ts"

// biome-ignore format: a table reads best a school a line.
/** Where the schools of Marlshire lie, in metres on the National Grid. */
export const schoolPlaces: Record<string, GridPlace> = {
  "aldermere-high": { easting: 541_250, northing: 312_400 },
  "market-street": { easting: 541_820, northing: 312_950 },
  "hollin-lane": { easting: 542_310, northing: 312_210 },
  "st-wystan": { easting: 541_510, northing: 313_180 },
  kingsholt: { easting: 545_060, northing: 315_870 },
  wyrebridge: { easting: 538_140, northing: 310_630 },
  "stanbury-cross": { easting: 547_920, northing: 309_480 },
  "ashcombe-magna": { easting: 536_350, northing: 317_240 },
  "fenny-barrow": { easting: 550_110, northing: 318_760 },
  "little-thrale": { easting: 533_680, northing: 313_050 },
  "early-years": { easting: 541_670, northing: 312_640 },
  larkfield: { easting: 540_780, northing: 311_890 },
  pellbrook: { easting: 556_430, northing: 305_210 },
  "pellbrook-junior": { easting: 556_010, northing: 305_640 },
  "marsh-end": { easting: 562_780, northing: 309_930 },
  tollhouse: { easting: 555_370, northing: 304_720 },
  "sixth-form": { easting: 556_820, northing: 304_950 },
  "tarn-edge": { easting: 531_240, northing: 315_560 },
  saltmarsh: { easting: 563_120, northing: 310_310 },
  "great-thrale": { easting: 532_450, northing: 312_130 },
  "skelby-college": { easting: 571_350, northing: 323_480 },
  "ivy-lane": { easting: 571_810, northing: 322_950 },
  "bridge-house": { easting: 524_640, northing: 301_770 },
}
