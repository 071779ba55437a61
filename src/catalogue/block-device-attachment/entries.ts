import { ATTACHMENT_EXAMPLES } from './attachment';
import { CatalogueFolder } from '../entry';

export const ATTACHMENTS: CatalogueFolder = {
  examples: ATTACHMENT_EXAMPLES,
  held: [],
  open: [
    {
      id: 'BDA-02',
      says: 'An attachment never changes; another device or machine needs another attachment.',
      because: 'Only the cluster knows the attachment before the change.',
    },
    {
      id: 'BDA-06',
      says: 'The node of a machine reaches the volume of an attached disk.',
      because: 'Only the cluster knows where the volume is and where the machine runs.',
    },
    {
      id: 'BDA-09',
      says: 'The device of an attachment exists and is ready.',
      because: 'A device that is not in the set may be in the cluster, and only the cluster knows which devices are ready.',
    },
  ],
};
