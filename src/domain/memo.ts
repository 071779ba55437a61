import { World } from './world';

/**
 * Something about a whole world that many objects ask for, worked out once.
 */
export const perWorld = <T>(question: (world: World) => T) => (world: World): T => world.ask(question);
