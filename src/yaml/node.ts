/** a value of a YAML or JSON text, and its place in the text */
export type Node = ScalarNode | ListNode | MapNode | AliasNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  /** where it begins */
  readonly at: number;
  readonly text: string;
  /** the tag in full, empty if it has none */
  readonly tag: string;
  /** whether its type follows from its text; a quoted scalar without a tag is a string */
  readonly isPlain: boolean;
}

export interface ListNode {
  readonly kind: 'list';
  readonly at: number;
  readonly tag: string;
  readonly items: Node[];
}

export interface MapNode {
  readonly kind: 'map';
  readonly at: number;
  readonly tag: string;
  readonly pairs: (readonly [Node, Node])[];
}

export interface AliasNode {
  readonly kind: 'alias';
  readonly at: number;
  readonly name: string;
  readonly target: Node;
}

/** the text cannot be read */
export class YamlError extends Error {
  constructor(message: string, public readonly at: number) {
    super(message);
  }
}
