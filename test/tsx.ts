/**
 * Options of Node.js that let it run TypeScript. The command `tsx` does the same, by a process of its own beside that of the program: twice the time.
 */
export const TSX = ['--require', require.resolve('tsx/cjs')];
