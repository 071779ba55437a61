import { readFileSync } from 'fs';
import { packageFile } from '../../files/package-files';
import type { GitopsTool } from '../commands/gitops';

export const CI_SYSTEMS = ['github', 'gitlab'] as const;

export type CiSystem = typeof CI_SYSTEMS[number];

/** how a new project comes to a cluster */
export interface Delivery {
  readonly gitops: readonly GitopsTool[];
  readonly ci: readonly CiSystem[];
}

export interface Project {
  readonly language: string;
  readonly name: string;
  /** path -> text */
  readonly files: Readonly<Record<string, string>>;
  /** of placeholders */
  readonly values: Readonly<Record<string, string>>;
}

export const CI_FILE = '.github/workflows/ci.yml';

/** where the manifests are: the chart of werf must contain them */
export const outputOf = ({ gitops }: Delivery): string => gitops.includes('werf') ? '.helm/dist' : 'dist';

export const template = (path: string): string => readFileSync(packageFile(`templates/${path}`), 'utf8');

export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{([\w-]+)\}\}/g, (_, placeholder) => values[placeholder]);
