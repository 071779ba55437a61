import { ADDRESSES } from './addresses/entries';
import { ATTACHMENTS } from './block-device-attachment/entries';
import { DATA_SOURCES } from './data-source/entries';
import { CatalogueFolder, HeldRule, OpenRule, RuleExample } from './entry';
import { GENERAL } from './general/entries';
import { MODULE_CONFIGS } from './module-config/entries';
import { NETWORK_POLICIES } from './network-policy/entries';
import { NODES } from './nodes/entries';
import { OPERATIONS } from './operations/entries';
import { PLACEMENT } from './placement/entries';
import { PROJECTS } from './project/entries';
import { RELEASES } from './releases/entries';
import { SECRETS } from './secret/entries';
import { STORAGE } from './storage/entries';
import { USB } from './usb/entries';
import { DISKS } from './virtual-disk/entries';
import { IMAGES } from './virtual-image/entries';
import { MACHINES } from './virtual-machine/entries';
import { CLASSES } from './virtual-machine-class/entries';
import { POOLS } from './virtual-machine-pool/entries';
import { allRules } from '../rules/registry';
import { Rule } from '../rules/rule';

/** one for each folder of rules */
const FOLDERS: readonly CatalogueFolder[] = [
  GENERAL,
  MODULE_CONFIGS,
  MACHINES,
  NETWORK_POLICIES,
  CLASSES,
  POOLS,
  DATA_SOURCES,
  DISKS,
  IMAGES,
  ATTACHMENTS,
  ADDRESSES,
  OPERATIONS,
  USB,
  RELEASES,
  PLACEMENT,
  STORAGE,
  NODES,
  PROJECTS,
  SECRETS,
];

/** every rule, in the order in which a report lists their findings */
export const RULES: readonly Rule[] = allRules();

/** for each rule, objects that break it and similar objects that keep it */
export const EXAMPLES: ReadonlyMap<Rule, RuleExample> = new Map(FOLDERS.flatMap(({ examples }) => examples).map(example => [example.rule, example]));

/** rules that every object keeps whose schema is valid */
export const HELD_RULES: readonly HeldRule[] = FOLDERS.flatMap(({ held }) => held);

/** rules that only a running cluster can decide */
export const OPEN_RULES: readonly OpenRule[] = FOLDERS.flatMap(({ open }) => open);
