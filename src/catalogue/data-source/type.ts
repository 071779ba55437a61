import { disk, from, image } from './objects';
import { fieldsOfContainerImage, fieldsOfHttp, fieldsOfObjectRef, fieldsOfUpload, typeGiven } from '../../rules/data-source/type';
import { RuleExample } from '../entry';

const objectRef = from('VirtualImage', 'debian').dataSource.objectRef;
const http = { url: 'https://example.com/debian-12.qcow2' };
const containerImage = { image: 'registry.example.com/os/debian:12' };

export const TYPE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: typeGiven,
    breaks: () => [disk({ dataSource: { http } })],
    keeps: () => [disk({ dataSource: { type: 'HTTP', http } })],
  },
  {
    rule: fieldsOfHttp,
    breaks: () => [disk({ dataSource: { type: 'HTTP', http, objectRef } })],
    keeps: () => [disk({ dataSource: { type: 'HTTP', http } })],
  },
  {
    rule: fieldsOfContainerImage,
    breaks: () => [image({ dataSource: { type: 'ContainerImage', http } })],
    keeps: () => [image({ dataSource: { type: 'ContainerImage', containerImage } })],
  },
  {
    rule: fieldsOfObjectRef,
    breaks: () => [disk({ dataSource: { type: 'ObjectRef' } })],
    keeps: () => [disk({ dataSource: { type: 'ObjectRef', objectRef } })],
  },
  {
    rule: fieldsOfUpload,
    breaks: () => [image({ dataSource: { type: 'Upload', http } })],
    keeps: () => [image({ dataSource: { type: 'Upload', upload: {} } })],
  },
];
