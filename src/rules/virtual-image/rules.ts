import { imageNames } from './name';
import { namespaces } from './namespace';
import { imageStorage } from './storage';
import { Rule } from '../rule';

export const IMAGE_RULES: readonly Rule[] = [...imageNames.rules, ...imageStorage.rules, ...namespaces.rules];
