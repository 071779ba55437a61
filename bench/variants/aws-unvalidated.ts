import { variant as validated } from './aws';
import { Variant } from './task';

/** the AWS CDK without its validation of templates */
export const variant: Variant = task => {
  process.env.CDK_VALIDATION = 'false';
  return validated(task);
};
