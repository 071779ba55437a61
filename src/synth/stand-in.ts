import { IConstruct } from 'constructs';

// a construct may stand in another tree for a thing, as operations stand in a chart of their own
const meant = new WeakMap<IConstruct, IConstruct>();

/** says that what holds for a thing, and around it, also holds for what stands for it elsewhere */
export function standFor(thing: IConstruct, stand: IConstruct): void {
  meant.set(stand, thing);
}

/** where to look next for what holds for a construct: around it, or at the thing that it stands for */
export function above(construct: IConstruct): IConstruct | undefined {
  return meant.get(construct) ?? construct.node.scope;
}
