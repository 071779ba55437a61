import type { ScalarNode } from './node';

export type TokenType =
  | 'end' | 'document start' | 'document end'
  | 'list' | 'map' | 'block end' | 'entry' | 'key' | 'value'
  | '[' | ']' | '{' | '}' | ','
  | 'alias' | 'anchor' | 'tag' | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly at: number;
  /** the name of an alias or an anchor, the handle of a tag */
  readonly name?: string;
  readonly suffix?: string;
  readonly scalar?: Pick<ScalarNode, 'text' | 'isPlain'>;
}
