import { diskName } from './name';
import { diskSize } from './size';
import { diskSource } from './source';
import { diskStorageClass } from './storage-class';
import { unusedDisk } from './unused';
import { diskVolume } from './volume';
import { Rule } from '../rule';

export const DISK_RULES: readonly Rule[] = [
  ...diskName.rules,
  ...diskSize.rules,
  ...diskStorageClass.rules,
  ...diskSource.rules,
  ...diskVolume.rules,
  ...unusedDisk.rules,
];
