/** Whom the README and the start's last lines suggest to become. */
export const storyPeople = [
  { name: "Priya Raman", who: "business manager of Market Street Primary School" },
  { name: "Adaeze Okafor", who: "headteacher of Kingsholt Primary Academy" },
  { name: "Samira Haddad", who: "finance officer of the Weir Valley Learning Trust's eight schools" },
  { name: "Judith Pemberton", who: "coordinator of the Aldermere Learning Community" },
  { name: "Noor Siddiqui", who: "whose school is not on Kith yet" },
] as const
