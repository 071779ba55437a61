import { dvp } from '../rule';

/** the kinds that are filled from a source */
export const SOURCED = dvp('VirtualDisk', 'VirtualImage', 'ClusterVirtualImage');
