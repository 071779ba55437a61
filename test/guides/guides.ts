/** headings of the guides of DVP, chapters of their FAQ and of the installation that show a scenario, and the steps of a bare cluster */
export const COUNT = 144;

/** those that explain, and show nothing to write */
export const TEXT_ONLY: readonly number[] = [1, 16, 52, 53, 58, 67, 74, 85, 86, 87, 99, 110, 124];

/** the guides, with their first and last number */
export const GUIDES: readonly { readonly title: string; readonly first: number; readonly last: number }[] = [
  { title: 'User guide', first: 1, last: 98 },
  { title: 'Administrator guide', first: 99, last: 131 },
  { title: 'FAQ and installation', first: 132, last: 139 },
  { title: 'From a bare cluster', first: 140, last: 144 },
];
