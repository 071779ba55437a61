export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** the power of n by which t grows: the slope of the line that fits best, on logarithmic axes */
export function growth(points: readonly { n: number; t: number }[]): number {
  const logs = points.map(({ n, t }) => [Math.log(n), Math.log(t)]);
  const [x0, y0] = [0, 1].map(axis => logs.reduce((sum, log) => sum + log[axis], 0) / logs.length);
  const above = logs.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
}
