/** Stands for every school that has the day, where one of them could be chosen. */
export const EVERY_SCHOOL = "all"
