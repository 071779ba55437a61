import { removed } from './classification';

/** the advice for a field of a class that cannot be changed */
export const OTHER_CLASS = 'create a class with another name, and move disks to it';

/** of a class of a storage module, with which its StorageClass goes */
export const CLASS_REMOVAL = removed(
  'its StorageClass is deleted, too: existing volumes keep their data, but no disk of the class can be created, restored, cloned or resized any more',
);
