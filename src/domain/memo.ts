import { World } from './world';

/**
 * A value computed once for a world, because many objects need it.
 */
export const perWorld = <T>(question: (world: World) => T) => (world: World): T => world.ask(question);
