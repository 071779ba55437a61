import type { Read } from './documents';
import type { Reason } from './other-tools';

/** a file in a directory that is not read as a manifest */
export interface LeftAlone {
  readonly file: string;
  readonly reason: Reason;
}

export interface ReadFiles extends Read {
  readonly leftAlone: readonly LeftAlone[];
}

export function joined(all: readonly ReadFiles[]): ReadFiles {
  return {
    objects: all.flatMap(({ objects }) => objects),
    unreadable: all.flatMap(({ unreadable }) => unreadable),
    misread: all.flatMap(({ misread = [] }) => misread),
    hasList: all.some(({ hasList }) => hasList === true),
    leftAlone: all.flatMap(each => each.leftAlone),
  };
}

export const failed = (file: string, wrong: string): ReadFiles => ({ objects: [], unreadable: [{ file, wrong }], leftAlone: [] });

export const leftAlone = (file: string, reason: Reason): ReadFiles => ({ objects: [], unreadable: [], leftAlone: [{ file, reason }] });
