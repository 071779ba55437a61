import { userDataFor } from './secrets';
import { Parsed } from '../../domain/cloud-config';
import { UserData, UserDataForm } from '../../domain/user-data';
import { hasByteOrderMark, isEncoded } from '../../domain/user-data-format';
import { Advice, NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** user data in the spec of a machine */
export const userData = new Topic({ fields: ['/spec/provisioning/userData'], kinds: dvp('VirtualMachine'), source: 'crds/virtualmachines.yaml' });

const USER_DATA = '/spec/provisioning/userData';
const MOST_BYTES = 2048;

export const userDataFits = userData.rule({
  id: 'VM-44',
  severity: 'error',
  says: `User data in the spec of a machine has at most ${MOST_BYTES} bytes in UTF-8.`,
  why: 'The API server counts characters, but KubeVirt counts bytes and rejects more of them: the machine stays Pending.',
  check: object => {
    const bytes = Buffer.byteLength(textOf(object) ?? '');
    return bytes <= MOST_BYTES ? undefined : {
      pointer: USER_DATA,
      wrong: `user data in the spec of a machine must have at most ${MOST_BYTES} bytes, this has ${bytes}`,
      got: NOT_SHOWN,
      instead: {
        yaml: "a Secret with the user data, and its name in 'userDataRef'",
        code: 'Provisioning.cloudInit, which makes a Secret of longer user data, or Provisioning.userDataSecretName',
      },
    };
  },
});

export const userDataIsThere = userData.rule({
  id: 'VM-45',
  severity: 'error',
  says: 'User data is not empty.',
  why: 'The API server accepts an empty string, but the machine stays Pending, with ProvisioningReady=False.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/provisioning.go',
  check: object => textOf(object) !== '' ? undefined : {
    pointer: USER_DATA,
    wrong: 'the user data is empty, and the machine stays Pending',
    got: NOT_SHOWN,
    instead: "user data, or no 'provisioning'",
  },
});

const INLINE_ADVICE: Advice = {
  yaml: "'#cloud-config' and a mapping below it, or a script that starts with '#!'",
  code: "CloudInit, which writes '#cloud-config' and a mapping below it, or a script that starts with '#!'",
};

export const userDataIsKnown = userData.rule({
  id: 'VM-46',
  fields: ['/spec/provisioning/userData', '/data', '/stringData'],
  severity: 'warning',
  kinds: [...dvp('VirtualMachine'), '/Secret'],
  says: 'User data has a format that cloud-init knows, and valid YAML where the format is YAML.',
  why: 'DVP only warns: at admission, or for a Secret with an event and the condition ProvisioningReady. The machine starts, and cloud-init does not change the guest.',
  source: 'images/virtualization-artifact/pkg/common/cloudinit/userdata.go',
  check: (object, world) => {
    const found = userDataFor(object, world);
    // VM-45 reports empty user data of a machine
    const problem = found === undefined || found.form === 'inline' && found.text === '' ? undefined : userDataProblem(found);
    return problem === undefined ? undefined : { pointer: found!.pointer, got: NOT_SHOWN, instead: INLINE_ADVICE, ...problem };
  },
});

const textOf = (object: ManifestObject): string | undefined => object.text(USER_DATA);

const IGNORES = 'so cloud-init ignores it';
const REJECTS = 'so cloud-init rejects it';

/**
 * The warning of DVP about user data for cloud-init, or of cloud-init itself.
 *
 * It does not quote the user data, which may come from a Secret.
 */
function userDataProblem(found: UserData): Pick<Violation, 'wrong' | 'instead'> | undefined {
  const { format, form } = found;
  switch (format) {
    case 'empty':
      return { wrong: found.text === '' ? 'the user data is empty' : 'the user data is only white space' };
    case 'misspelt template':
      return { wrong: `the user data does not have exactly '## template: jinja' as its header, ${IGNORES}`, instead: "'## template: jinja' as the first line" };
    case 'unknown':
      return isEncoded(found.bytes) ? encodedProblem(form) : { wrong: `the user data does not start with a header of cloud-init, ${IGNORES}` };
    case 'gzip':
    case 'variable':
      return undefined;
    default:
      return hasByteOrderMark(found.text) ? { wrong: `the user data starts with a byte order mark (BOM), ${IGNORES}`, instead: 'text in UTF-8 without a byte order mark' }
        : yamlProblem(found.parsed, format);
  }
}

function encodedProblem(form: UserDataForm): Pick<Violation, 'wrong' | 'instead'> {
  if (form === 'inline') {
    return {
      wrong: `the user data is in base64, which nothing decodes here, ${IGNORES}`,
      instead: { yaml: "the text itself, or the base64 in 'data' of a Secret", code: 'the text itself, or a CloudInit' },
    };
  }
  return {
    wrong: `the user data is in base64 ${form === 'data' ? 'twice' : "in 'stringData', which the API server encodes once more"}, ${IGNORES}`,
    instead: form === 'data' ? "base64 of the text itself, or the text in 'stringData'" : "the text itself, or the base64 in 'data'",
  };
}

function yamlProblem({ problem }: Parsed, format: string): Pick<Violation, 'wrong' | 'instead'> | undefined {
  switch (problem) {
    case undefined:
      return undefined;
    case 'encoding':
      return { wrong: `the user data is not in UTF-8, ${REJECTS}`, instead: 'text in UTF-8' };
    case 'root':
      return format === '#cloud-config' ? { wrong: `the user data is not a YAML mapping, ${REJECTS}` }
        : { wrong: `the user data is not a YAML list, ${REJECTS}`, instead: `a list below '${format}'` };
    case 'json':
      return { wrong: `the user data is not JSON, ${REJECTS}`, instead: `a list in JSON below '${format}'` };
    default:
      return {
        wrong: `the user data is not valid YAML at its line ${problem.line}, column ${problem.column}: ${problem.reason}`
          + (problem.onlyDvp ? '; DVP warns of it' : `; ${REJECTS.slice(3)}`),
        instead: { yaml: 'valid YAML', code: 'CloudInit, which writes valid YAML' },
      };
  }
}
