import { Neighbours } from '../../domain/grid';

/** `10%, 20% or 50%` */
export const anyOf = (words: readonly string[]): string => words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

/** the legal values below and above, as an author would write them */
export const nextTo = <T>({ below, above }: Neighbours<T>, text: (value: T) => string = String): string =>
  anyOf([below, above].filter(value => value !== undefined).map(text));

export const percent = (fraction: number): string => `${fraction}%`;
