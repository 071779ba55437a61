import { readFileSync } from 'fs';
import { join } from 'path';
import { LANGUAGES, Language, ROOT } from './tools';

const GUIDE = join(ROOT, 'docs/languages.md');

/** the pieces of the guide in one language, each under the heading that it has there */
export function piecesOf(language: Language): { readonly heading: string; readonly code: string }[] {
  const sections = readFileSync(GUIDE, 'utf8').split(/^## /m).slice(1);
  return sections.flatMap(section => [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, fence]) => fence === language)
    .map(([,, code]) => ({ heading: section.split('\n')[0], code })));
}

/** the guide as one program: the first piece is the frame, and the others go where its comment is */
export function guideOf(language: Language): string {
  const [{ code: frame }, ...pieces] = piecesOf(language);
  const [place, indent] = /^([ \t]*)\S+ the pieces\n/m.exec(frame) ?? [];
  if (place === undefined) {
    throw new Error(`the first piece of ${language} does not say where the others go`);
  }
  const code = pieces.map(piece => piece.code.replace(/^(?=.)/gm, indent)).join('\n');
  // a function, since a program may have what stands for a group in a replacement
  return frame.replace(place, () => code);
}

/** headings that do not have one piece in each language */
export function unevenHeadings(): string[] {
  const count = (heading: string, language: Language) => piecesOf(language).filter(piece => piece.heading === heading).length;
  const headings = [...new Set(LANGUAGES.flatMap(language => piecesOf(language).map(({ heading }) => heading)))];
  return headings.filter(heading => LANGUAGES.some(language => count(heading, language) !== 1));
}
