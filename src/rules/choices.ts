const MOST = 8;

/** names to choose from, for a message: `fast, safe or 4 more`; empty where there are none */
export function choices(names: readonly string[]): string {
  const shown = names.length > MOST ? [...names.slice(0, MOST), `${names.length - MOST} more`] : names;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} or ${shown[shown.length - 1]}`;
}
