import { sized, vmClass } from '../../catalogue/virtual-machine-class/objects';
import { Violation } from '../../manifest/finding';
import { Rule, dvp } from '../rule';
import { AUTO, percents, policiesOf } from './policies';

const KINDS = dvp('VirtualMachineClass');
const SOURCE = 'images/virtualization-artifact/pkg/controller/vmclass/internal/validators/default_core_fraction_validator.go';
const LEAST_TO_CHOOSE_FROM = 2;

export const defaultIsOnTheList: Rule = {
  id: 'VMC-13',
  severity: 'error',
  kinds: KINDS,
  says: 'The default core fraction of a policy is one of the core fractions of the policy, where it lists some.',
  why: 'The webhook refuses a default that no machine could ask for.',
  source: SOURCE,
  breaks: () => [sized({ coreFractions: ['10%', '20%'], defaultCoreFraction: '50%' })],
  keeps: () => [sized({ coreFractions: ['10%', '20%', '50%'], defaultCoreFraction: '50%' })],
  check: ({ json }) => policiesOf(json).flatMap(({ pointer, fractions, standard, written }): Violation[] =>
    typeof standard !== 'number' || fractions.length === 0 || fractions.includes(standard) ? [] : [{
      pointer: `${pointer}/defaultCoreFraction`,
      wrong: `'coreFractions' lists ${percents(fractions)} and not this one`,
      got: written,
      instead: "one of the list, or one more item in 'coreFractions'",
    }]),
};

export const autoHasAChoice: Rule = {
  id: 'VMC-14',
  severity: 'error',
  kinds: KINDS,
  says: `The default core fraction ${AUTO} needs ${LEAST_TO_CHOOSE_FROM} different core fractions below 100%, where the policy lists some.`,
  why: 'The autoscaler moves a machine between fractions, and with fewer of them there is nowhere to go. The webhook refuses the class.',
  source: SOURCE,
  breaks: () => [sized({ coreFractions: ['50%', '100%'], defaultCoreFraction: AUTO })],
  keeps: () => [sized({ coreFractions: ['50%', '99%'], defaultCoreFraction: AUTO })],
  check: ({ json }) => policiesOf(json).flatMap(({ pointer, fractions, standard }): Violation[] => {
    const below = new Set(fractions.filter(fraction => fraction < 100)).size;
    return standard !== AUTO || fractions.length === 0 || below >= LEAST_TO_CHOOSE_FROM ? [] : [{
      pointer: `${pointer}/coreFractions`,
      wrong: `${AUTO} needs at least ${LEAST_TO_CHOOSE_FROM} different fractions below 100%, here ${below === 1 ? 'is 1' : 'are 0'}`,
      got: percents(fractions),
      instead: "more fractions, for example 20%, 50% and 100%, or no 'coreFractions'",
    }];
  }),
};

export const oldDefault: Rule = {
  id: 'VMC-12',
  severity: 'error',
  kinds: KINDS,
  says: `The default core fraction of a v1alpha2 class is a whole number from 1 to 100, or ${AUTO}.`,
  why: 'The API server refuses anything else. A class of v1alpha3 writes a percentage instead, which its schema holds.',
  source: 'crds/virtualmachineclasses.yaml',
  breaks: () => [vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, defaultCoreFraction: '50%' }] }, {}, 'v1alpha2')],
  keeps: () => [sized({ defaultCoreFraction: '50%' })],
  check: ({ json }) => !json.apiVersion.endsWith('/v1alpha2') ? [] : policiesOf(json)
    .filter(({ standard, written }) => written !== undefined && standard !== AUTO && (typeof written !== 'number' || standard === undefined))
    .map(({ pointer, written }) => ({
      pointer: `${pointer}/defaultCoreFraction`,
      wrong: 'v1alpha2 takes a whole number of percent',
      got: written,
      instead: `a number from 1 to 100, for example 50, or ${AUTO}; v1alpha3 takes '50%'`,
    })),
};
