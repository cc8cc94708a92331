/** Names of places and bodies that a reader here knows, however long they are: left out when a text's reading age is counted. */
export const OUR_NAMES: readonly string[] = [
  'Gateshead Council',
  'Gateshead',
  'Tyne and Wear',
  'Thrive',
  'Ofsted',
  'NHS',
  'Local Index of Need',
];
