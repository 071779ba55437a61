import { migrations } from './migration';
import { copyNames } from './naming';
import { operations } from './operation';
import { applyOrder } from './order';
import { operationQueue } from './queue';
import { snapshots } from './snapshot';
import { Rule } from '../rule';

export const OPERATION_RULES: readonly Rule[] = [
  ...operations.rules,
  ...migrations.rules,
  ...copyNames.rules,
  ...operationQueue.rules,
  ...snapshots.rules,
  ...applyOrder.rules,
];
