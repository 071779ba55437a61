const PARTS: Readonly<Record<string, string>> = { '*': '.*', '?': '.', '{': '(?:', '}': ')', ',': '|', '.': '\\.' };

/** a pattern of Argo CD, in which `*` matches slashes, too; or of a shell, for names without a slash */
export const globOf = (pattern: string): RegExp => new RegExp(`^${pattern.replace(/[*?{},.]/g, part => PARTS[part])}$`);
