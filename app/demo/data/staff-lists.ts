import type { SchoolRole } from "#app/features/auth/actor.ts"

type StaffList = { [R in SchoolRole]: readonly string[] }

const trustFinance = ["Samira Haddad"]

/**
 * Who works where. A name that occurs twice is one person with two places: villages share a business manager, the
 * trust has one finance officer for all its schools.
 */
export const staffLists: Record<string, StaffList> = {
  "aldermere-high": {
    head: ["Catherine Ashworth"],
    "business-manager": ["Marcus Adeyemi"],
    finance: trustFinance,
    staff: ["Jonah Whitlock", "Mei-Ling Zhao", "Rhiannon Probert"],
    governor: ["Sir Alan Threlfall", "Nkechi Obi"],
  },
  "market-street": {
    head: ["Gareth Llewellyn"],
    "business-manager": ["Priya Raman"],
    finance: ["Hannah Whitcombe"],
    staff: ["Oluwaseun Bakare", "Emily Tranter"],
    governor: ["Rosalind Pike"],
  },
  "hollin-lane": {
    head: ["Farzana Choudhury"],
    "business-manager": ["Stephen Garrity"],
    finance: trustFinance,
    staff: ["Kwame Boateng", "Lucy Hartnoll"],
    governor: ["Devinder Gill"],
  },
  "st-wystan": {
    head: ["Siobhan Kearney"],
    "business-manager": ["Magdalena Wójcik"],
    finance: ["Magdalena Wójcik"],
    staff: ["Patrick Doyle"],
    governor: ["Father Anthony Mbeki"],
  },
  kingsholt: {
    head: ["Adaeze Okafor"],
    "business-manager": ["Tomasz Zieliński"],
    finance: trustFinance,
    staff: ["Isla Merrick", "Hamza Farooqi"],
    governor: ["Beverley Coombs"],
  },
  wyrebridge: {
    head: ["Judith Pemberton"],
    "business-manager": ["Leroy Campbell"],
    finance: ["Anjali Deshpande"],
    staff: ["Craig Summerhayes"],
    governor: ["Margaret Oyelaran"],
  },
  "stanbury-cross": {
    head: ["Daniel Osei"],
    "business-manager": ["Ruth Fairclough"],
    finance: ["Anjali Deshpande"],
    staff: ["Bronwen Teague"],
    governor: ["Colin Rudge"],
  },
  "ashcombe-magna": {
    head: ["Yasmin Karimi"],
    "business-manager": ["Ruth Fairclough"],
    finance: ["Anjali Deshpande"],
    staff: ["Joel Stannard"],
    governor: ["Winifred Achterberg"],
  },
  "fenny-barrow": {
    head: ["Helen Marchbanks"],
    "business-manager": ["Alun Prosser"],
    finance: ["Alun Prosser"],
    staff: ["Tamsin Wragg"],
    governor: ["Reverend Grace Amankwah"],
  },
  "little-thrale": {
    head: ["Helen Marchbanks"],
    "business-manager": ["Alun Prosser"],
    finance: ["Alun Prosser"],
    staff: ["Eleri Vaughan"],
    governor: ["Reverend Grace Amankwah"],
  },
  "early-years": {
    head: ["Chidinma Eze"],
    "business-manager": ["Sandra Liddell"],
    finance: ["Sandra Liddell"],
    staff: ["Aroha Ngata"],
    governor: ["Piotr Nowicki"],
  },
  larkfield: {
    head: ["Michael Trevelyan"],
    "business-manager": ["Nasreen Iqbal"],
    finance: ["Hannah Whitcombe"],
    staff: ["Blessing Chikwanha", "Owen Tidswell"],
    governor: ["Dorothy Kwan"],
  },
  pellbrook: {
    head: ["Robert Fotheringay"],
    "business-manager": ["Dev Malhotra"],
    finance: ["Samira Haddad", "Callum Rennie"],
    staff: ["Soraya Jahani", "Graham Pollitt"],
    governor: ["Ingrid Solberg"],
  },
  "pellbrook-junior": {
    head: ["Temperance Addo"],
    "business-manager": ["Lynne Hesketh"],
    finance: ["Samira Haddad", "Callum Rennie"],
    staff: ["Ravi Subramaniam"],
    governor: ["Frank Ollerenshaw"],
  },
  "marsh-end": {
    head: ["Niamh Gallagher"],
    "business-manager": ["Lynne Hesketh"],
    finance: trustFinance,
    staff: ["Joseph Tendai"],
    governor: ["Valerie Ng"],
  },
  tollhouse: {
    head: ["Sunita Bhandari"],
    "business-manager": ["Gwen Applegarth"],
    finance: trustFinance,
    staff: ["Keziah Morgan-Blythe"],
    governor: ["Ahmed El-Sayed"],
  },
  "sixth-form": {
    head: ["Laurence Quaye"],
    "business-manager": ["Ewa Kamińska"],
    finance: ["Samira Haddad", "Callum Rennie"],
    staff: ["Theo Marchetti", "Fatou Diallo"],
    governor: ["Baroness Edith Langrick"],
  },
}
